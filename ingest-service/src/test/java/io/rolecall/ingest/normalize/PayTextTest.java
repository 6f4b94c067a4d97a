package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Pay;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Salary range: $120,000 - $150,000 per year           | 120000 150000 USD YEAR
        The base pay is $120k–$150k                          | 120000 150000 USD YEAR
        Pay: 120-150k USD                                    | 120000 150000 USD YEAR
        Annual salary range: $170-195,000                    | 170000 195000 USD YEAR
        $100,000 - $120,000 CAD annually                     | 100000 120000 CAD YEAR
        Hourly pay: $25.50 to $31.00 / hour                  | 25.50 31 USD HOUR
        $30-$34 per hour                                     | 30 34 USD HOUR
        Gehalt: 55.000 € - 65.000 € brutto im Jahr           | 55000 65000 EUR YEAR
        Wir zahlen 3.200 bis 3.900 EUR pro Monat             | 3200 3900 EUR MONTH
        Salaire : 45 000 € à 55 000 € par an                 | 45000 55000 EUR YEAR
        Lohn: CHF 95'000 - 110'000 pro Jahr                  | 95000 110000 CHF YEAR
        Salary: £45,000 per annum                            | 45000 45000 GBP YEAR
        Up to £65k salary                                    | none
        Salary up to £65,000 per year                        | null 65000 GBP YEAR
        Salary from €60,000 per year                         | 60000 null EUR YEAR
        pay rate $18/hr                                      | 18 18 USD HOUR
        Wynagrodzenie 12 000 - 15 000 PLN miesięcznie        | 12000 15000 PLN MONTH
        Compensation ₹1,500,000 - ₹2,500,000 per annum       | 1500000 2500000 INR YEAR
        """)
    void findsPayInWords(String text, String expected) {
        assertThat(shown(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        en | We pay the living wage, currently £14.80 an hour        | 14.80 14.80 GBP HOUR
        en | Starting wage is $21.50 an hour and it goes up          | 21.50 21.50 USD HOUR
        en | You earn £52,000 a year                                 | 52000 52000 GBP YEAR
        en | 60k–70k EUR p.a.                                        | 60000 70000 EUR YEAR
        en | 4 days a week. Salary £45,000 to £50,000                | 45000 50000 GBP YEAR
        en | Base pay is between $90,000 and $110,000                | 90000 110000 USD YEAR
        de | Du bekommst 14,50 € pro Stunde                          | 14.50 14.50 EUR HOUR
        de | 3.200 € brutto im Monat                                 | 3200 3200 EUR MONTH
        de | Gehalt zwischen 3.200,- € und 3.900,- € im Monat        | 3200 3900 EUR MONTH
        de | Jahresgehalt ab 58.000 Euro                             | 58000 null EUR YEAR
        fr | entre 32 000 et 38 000 € par an                         | 32000 38000 EUR YEAR
        fr | payé 12,60 € de l'heure, avec une mutuelle              | 12.60 12.60 EUR HOUR
        fr | Salaire : 2 350 € brut par mois plus frais de route     | 2350 2350 EUR MONTH
        fr | Rémunération : 38-42 K€ brut annuel                     | 38000 42000 EUR YEAR
        es | 1.950 euros brutos al mes                               | 1950 1950 EUR MONTH
        es | Salario entre 24.000 y 28.000 euros brutos anuales      | 24000 28000 EUR YEAR
        nl | €2.800 - €3.400 bruto per maand                         | 2800 3400 EUR MONTH
        nl | Je verdient tussen € 2.400 en € 3.100 bruto             | 2400 3100 EUR MONTH
        nl | Uurloon: €16,20                                         | 16.20 16.20 EUR HOUR
        sv | 183 kronor i timmen till att börja med                  | 183 183 SEK HOUR
        sv | Lön: 28 000–34 000 kr/mån                               | 28000 34000 SEK MONTH
        sv | Ingångslön omkring 37 000 kronor, ferietjänst           | 37000 37000 SEK MONTH
        da | Løn 32.000-36.000 kr. pr. måned                         | 32000 36000 DKK MONTH
        nb | Lønn 550 000 - 620 000 kroner per år                    | 550000 620000 NOK YEAR
        pl | Stawka 32 zł za godzinę na umowę o pracę                | 32 32 PLN HOUR
        pl | od 10 000 do 12 000 zł brutto miesięcznie               | 10000 12000 PLN MONTH
        pl | Wynagrodzenie 15-18 tys. zł                             | 15000 18000 PLN MONTH
        it | 2.600 euro mensili con partita IVA                      | 2600 2600 EUR MONTH
        it | RAL 30.000 - 35.000 € lordi annui                       | 30000 35000 EUR YEAR
        pt | R$ 4.500 por mês                                        | 4500 4500 BRL MONTH
        pt | Salário de 1.200 a 1.500 € por mês                      | 1200 1500 EUR MONTH
        """)
    void findsPayInOtherLanguages(String language, String text, String expected) {
        assertThat(shown(text, language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        US | Pay range: USD $93,000.00 - USD $155,000.00                        | 93000 155000 USD YEAR
        US | $120,000—$150,000 USD                                              | 120000 150000 USD YEAR
        US | $115,200.00/yr - $172,800.00/yr                                    | 115200 172800 USD YEAR
        US | $25/hr - $30/hr                                                    | 25 30 USD HOUR
        US | $61,000 per year to $80,000 per year                               | 61000 80000 USD YEAR
        US | Minimum: $70,000 Maximum: $90,000 per year                         | 70000 90000 USD YEAR
        US | a minimum of $70,000 and a maximum of $90,000 annually             | 70000 90000 USD YEAR
        US | from $101,300/year in our lowest geographic market up to $188,700/year in our highest | 101300 188700 USD YEAR
        US | Pay: $17.50 - $21.00                                               | 17.50 21 USD HOUR
        US | Salary: 120k-150k                                                  | 120000 150000 USD YEAR
        US | Salary range: 95,000 - 115,000 per year                            | 95000 115000 USD YEAR
        US | $60,000 DOE                                                        | 60000 60000 USD YEAR
        US | The base range, excluding bonus and equity, is $90,000 to $99,000  | 90000 99000 USD YEAR
        US | $90,000 - $110,000 plus bonus                                      | 90000 110000 USD YEAR
        US | $5-7k per month                                                    | 5000 7000 USD MONTH
        US | $2,100 - $2,400 per week                                           | 2100 2400 USD WEEK
        GB | £12.40ph                                                           | 12.40 12.40 GBP HOUR
        GB | £31,200 p/a                                                        | 31200 31200 GBP YEAR
        GB | £350 - £400 per day                                                | 350 400 GBP DAY
        CA | CAD $70,000 - $90,000                                              | 70000 90000 CAD YEAR
        DE | Gehalt: 60 - 70 T€ im Jahr                                         | 60000 70000 EUR YEAR
        AT | mindestens EUR 2.350,-- brutto pro Monat                           | 2350 null EUR MONTH
        CH | CHF 95'000.- bis 110'000.- pro Jahr                                | 95000 110000 CHF YEAR
        FR | Salaire : de 28K€ à 32K€ brut annuel                               | 28000 32000 EUR YEAR
        FR | 1 801,80 € brut mensuel                                            | 1801.80 1801.80 EUR MONTH
        ES | 24.000€ - 28.000€ b/a                                              | 24000 28000 EUR YEAR
        IT | RAL 30-35k                                                         | 30000 35000 EUR YEAR
        NL | € 2.500,- tot € 3.000,- bruto per maand bij 36 uur per week        | 2500 3000 EUR MONTH
        SE | Lön: 35 000 - 42 000 kr                                            | 35000 42000 SEK MONTH
        SE | Månadslön 30-34 tkr                                                | 30000 34000 SEK MONTH
        NO | Stillingen lønnes fra kr 480 000 – 560 000 brutto pr. år           | 480000 560000 NOK YEAR
        IN | ₹5,00,000 - ₹8,50,000 a year                                       | 500000 850000 INR YEAR
        IN | 6 - 8 LPA                                                          | 600000 800000 INR YEAR
        IN | Salary: Rs. 25,000 per month                                       | 25000 25000 INR MONTH
        PH | ₱30,000 - ₱40,000 monthly                                          | 30000 40000 PHP MONTH
        ZA | R25 000 - R30 000 per month                                        | 25000 30000 ZAR MONTH
        """)
    void findsPayAsCountriesWriteIt(String country, String text, String expected) {
        assertThat(shown(text, null, country)).isEqualTo(expected);
    }

    @Test
    void aHeadingSaysWhatTheAmountBelowItIs() {
        assertThat(shown("Salary\n$61,500")).isEqualTo("61500 61500 USD YEAR");
        assertThat(shown("Hourly rate\n\n$25 - $30")).isEqualTo("25 30 USD HOUR");
        assertThat(shown("Our story\n$61,500")).isEqualTo("none");
    }

    @Test
    void baseIsTakenBeforeATotal() {
        assertThat(shown("Total compensation: $200,000 - $260,000\nBase salary: $150,000 - $180,000"))
                .isEqualTo("150000 180000 USD YEAR");
        assertThat(shown("Total compensation: $200,000 - $260,000")).isEqualTo("200000 260000 USD YEAR");
    }

    @Test
    void everyKindOfSpaceGroupsDigits() {
        for (String space : new String[] {" ", "\u00a0", "\u202f", "\u2009"}) {
            assertThat(shown("Salaire : 45#000 € à 55#000 € par an".replace("#", space)))
                    .isEqualTo("45000 55000 EUR YEAR");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        1.950 euros netos al mes, contrato fijo
        Sueldo neto: 1.950 euros al mes
        1.900 euro netti al mese
        2.100 € netto im Monat
        Nettolohn 2.100 € im Monat
        Salaire net : 1 900 € par mois
        5 000 zł na rękę miesięcznie
        Bonus bis zu 5.000 € brutto im Jahr
        Prime de 1 500 € brut par mois
        Wir haben 25.000 € Weiterbildungsbudget im Jahr
        Opleidingsbudget van €2.500 per jaar
        Friskvårdsbidrag 5 000 kronor per år
        The fee is €110 per thousand words
        There's a retainer of £3,900 a year
        Tel. 0049 30 1234567, EUR 5 pro Fahrt
        Umsatz von 20.000.000 € im Jahr
        25 bis 30 Wochenstunden, 15 Euro Zuschuss pro Tag
        We save customers $50,000 a year
        Lön mellan 41 000 och 45 000 i månaden
        """)
    void takesNeitherNetPayNorOtherMoney(String text) {
        assertThat(shown(text)).isEqualTo("none");
    }

    @Test
    void theCountryTellsWhichDollarsAndCrowns() {
        assertThat(shown("Salary $90,000", "en", "CA")).endsWith("CAD YEAR");
        assertThat(shown("Salary US$90,000", "en", "CA")).endsWith("USD YEAR");
        assertThat(shown("Salary $90,000", "en", "CA", "US")).endsWith("USD YEAR");
        assertThat(shown("Salary $90,000", "en", "DE")).endsWith("USD YEAR");
        assertThat(shown("Salary 45 000 kr per month", "en", "SE")).endsWith("SEK MONTH");
        assertThat(shown("Salary 45 000 kr per month", "en", "SE", "NO")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We raised a $10M Series A",
                "We've raised $123m+ from investors",
                "a $182bn market",
                "401k with 4% match up to $5,000",
                "£5,000 training and conference budget",
                "OTE: $240,000–$300,000 (50/50)",
                "The OTE salary for this role is $137,000 - $173,000",
                "Sign-on bonus of $10,000",
                "Equity worth $50,000 - $100,000",
                "mid-market customers ($25k-$100k ACV)",
                "$500/month to be used for dependent health insurance",
                "We have 10,000 - 20,000 users in 2024",
                "The range is $90,000 - $116,000 in On-Target Earnings (OTE)",
                "$45 - $60 per visit",
                "Payments for 10,000 - 20,000 merchants",
                "a portfolio of 120k - 150k paying users",
                "Salary $50 - $60",
                "$80,000 - $95,000 commission",
                "pay R 10 - 20 per hour",
                "Experience 3 - 5 years, 40 hours per week",
                "Founded in 2015 - 2020",
                "salary between 50 and 60",
                "$1 - $900000 salary per year",
                "",
            })
    void whatIsNoPayIsNone(String text) {
        assertThat(shown(text)).isEqualTo("none");
    }

    @Property(tries = 500)
    void noTextMakesItFail(@ForAll @StringLength(max = 120) String text) {
        PayText.find("Salary $" + text + " 1,000 - $2,000 per " + text, "sv", Set.of());
    }

    private static String shown(String text) {
        return shown(text, null);
    }

    private static String shown(String text, String language, String... countries) {
        return PayText.find(text, language, Set.of(countries))
                .map(p -> plain(p.min()) + " " + plain(p.max()) + " " + p.currency() + " " + p.period())
                .orElse("none");
    }

    private static String plain(java.math.BigDecimal amount) {
        return amount == null ? "null" : (amount.scale() > 0 ? amount.setScale(2) : amount).toPlainString();
    }

    @Test
    void isMarkedAsRead() {
        assertThat(PayText.find("Salary: $100,000 - $120,000", "en", Set.of("US"))
                        .orElseThrow()
                        .source())
                .isEqualTo(Pay.Source.PARSED);
    }
}
