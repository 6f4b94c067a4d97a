package io.rolecall.query;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of the pay.
 *
 * @param min the least that the posting's top must reach; null where any pay will do
 * @param currencies in which it is asked, of which any will do, sorted; empty where it is a bare figure, for pay in any currency
 * @param period what {@code min} pays for
 * @param unknownKept whether a posting without comparable pay is kept
 */
public record PayWanted(@Nullable BigDecimal min, List<String> currencies, Pay.Period period, boolean unknownKept) {
    /** Nothing asked. */
    static final PayWanted ANY = new PayWanted(null, List.of(), Pay.Period.YEAR, true);

    public PayWanted {
        currencies = currencies.stream().distinct().sorted().toList();
        if (min == null) {
            period = Pay.Period.YEAR;
        } else if (min.scale() > 2 || min.signum() <= 0 || min.compareTo(Pay.MOST) > 0) {
            throw new IllegalArgumentException("payMin " + min);
        }
        if (min == null && unknownKept) {
            // Without a figure there is nothing to compare: each posting is kept, whatever its currency.
            currencies = List.of();
        }
    }

    /** Whether it rules nothing out. */
    public boolean any() {
        return min == null && unknownKept;
    }

    /** {@link #min} for a year in hundredths of whatever currency it is asked in; 0 without it. */
    public long annualMin() {
        return ComparablePay.annual(min, period);
    }

    /** The same as an amount of a currency, in hundredths of a euro; null where the currency has no rate. */
    public @Nullable Long euroMin(String currency) {
        return ExchangeRates.bundled().knows(currency) ? ComparablePay.inEuro(annualMin(), currency) : null;
    }

    /** Whether pay in a currency can be compared: each can with a bare figure, else what is the same or has a rate too. */
    boolean comparable(String posted) {
        return currencies.isEmpty() || currencies.contains(posted) || byRate(posted);
    }

    /** Whether pay in a currency is compared by the day's rate rather than as it is posted. */
    boolean byRate(String posted) {
        ExchangeRates rates = ExchangeRates.bundled();
        return !currencies.isEmpty()
                && !currencies.contains(posted)
                && rates.knows(posted)
                && currencies.stream().anyMatch(rates::knows);
    }

    /** Whether the posted top reaches what is asked, in one of its currencies. */
    boolean reached(Pay pay) {
        long top = ComparablePay.top(pay);
        if (currencies.isEmpty()) {
            return top >= annualMin();
        }
        ComparablePay posted = ComparablePay.of(pay);
        for (String currency : currencies) {
            Long asked = euroMin(currency);
            boolean enough = currency.equals(pay.currency())
                    ? top >= annualMin()
                    : posted != null && asked != null && posted.max() >= asked;
            if (enough) {
                return true;
            }
        }
        return false;
    }
}
