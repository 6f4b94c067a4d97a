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
