package io.rolecall.search.web;

import io.rolecall.posting.Pay;
import io.rolecall.query.ComparablePay;
import io.rolecall.query.ExchangeRates;
import io.rolecall.query.PayText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;

/** Pay in the language of a page: {@code 21–24,50 € pro Stunde}; in English as mails have it. */
final class PayLabel {
    private final Labels words;

    PayLabel(Labels words) {
        this.words = words;
    }

    String of(Pay pay) {
        if (words == Labels.ENGLISH) {
            return PayText.of(pay);
        }
        BigDecimal min = pay.min();
        BigDecimal max = pay.max();
        String unit = " " + Currency.getInstance(pay.currency()).getSymbol(words.locale());
        String amount;
        if (min == null) {
            amount = words.text("pay.upTo", amount(max == null ? BigDecimal.ZERO : max) + unit);
        } else if (max == null) {
            amount = words.text("pay.from", amount(min) + unit);
        } else if (min.compareTo(max) == 0) {
            amount = amount(min) + unit;
        } else {
            amount = amount(min) + "–" + amount(max) + unit;
        }
        return amount + " " + words.text("per." + pay.period().name());
    }

    /** With the yearly figure by which it is compared, unless that is what is posted. */
    String inEuro(Pay pay) {
        ComparablePay comparable = ComparablePay.of(pay);
        if (comparable == null || pay.currency().equals("EUR") && pay.period() == Pay.Period.YEAR) {
            return of(pay);
        }
        String min = euro(comparable.min() / 100);
        String max = euro(comparable.max() / 100);
        String yearly = (min.equals(max) ? max : min + " – " + max) + " " + words.text("per.YEAR");
        return words.text(
                "pay.rates", of(pay), yearly, words.day(ExchangeRates.bundled().date()));
    }

    /** So many whole euro. */
    String euro(long euro) {
        return words == Labels.ENGLISH ? "€" + words.number(euro) : words.number(euro) + " €";
    }

    String euro(BigDecimal euro) {
        return euro(euro.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private String amount(BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        int decimals = amount.stripTrailingZeros().scale() <= 0 ? 0 : 2;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }
}
