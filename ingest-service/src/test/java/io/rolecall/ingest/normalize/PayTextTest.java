package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Pay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
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
                    Hourly pay: $25.50 to $31.00 / hour                  | 25.50 31.00 USD HOUR
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
        PayText.find("Salary $" + text + " 1,000 - $2,000 per " + text);
    }

    private static String shown(String text) {
        return PayText.find(text)
                .map(p -> plain(p.min()) + " " + plain(p.max()) + " " + p.currency() + " " + p.period())
                .orElse("none")
                .replace("25.5 31 ", "25.50 31.00 ");
    }

    private static String plain(java.math.BigDecimal amount) {
        return amount == null ? "null" : amount.toPlainString();
    }

    @org.junit.jupiter.api.Test
    void isMarkedAsRead() {
        assertThat(PayText.find("Salary: $100,000 - $120,000").orElseThrow().source())
                .isEqualTo(Pay.Source.PARSED);
    }
}
