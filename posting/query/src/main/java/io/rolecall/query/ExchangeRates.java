package io.rolecall.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one euro is in other currencies on one day. Bundled, so that a search and an alert compare alike wherever and whenever
 * they do; read once.
 */
public final class ExchangeRates {
    /** One euro is at least so much of any currency, or a converted figure would no longer fit. */
    private static final BigDecimal LEAST = new BigDecimal("0.05");

    private static final String EURO = "EUR";

    private final LocalDate date;
    private final String source;
    private final Map<String, BigDecimal> perEuro;

    private ExchangeRates(LocalDate date, String source, Map<String, BigDecimal> perEuro) {
        this.date = date;
        this.source = source;
        this.perEuro = perEuro;
    }

    private static final class Bundled {
        static final ExchangeRates IT = load();
    }

    /** The rates that come with this module. */
    public static ExchangeRates bundled() {
        return Bundled.IT;
    }

    /** The day of the rates. */
    public LocalDate date() {
        return date;
    }

    /** Who published them. */
    public String source() {
        return source;
    }

    /** The currencies that can be compared with each other. */
    public Set<String> currencies() {
        return perEuro.keySet();
    }

    boolean knows(String currency) {
        return perEuro.containsKey(currency);
    }

    /** An amount of a {@linkplain #knows known} currency in euro, rounded down to the same digits as the result has: none. */
    long toEuro(long amount, String currency) {
        return BigDecimal.valueOf(amount)
                .divide(rate(currency), 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** The other way round. */
    long fromEuro(long amount, String currency) {
        return BigDecimal.valueOf(amount)
                .multiply(rate(currency))
                .setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private BigDecimal rate(String currency) {
        BigDecimal rate = perEuro.get(currency);
        if (rate == null) {
            throw new IllegalArgumentException("no rate is known of " + currency);
        }
        return rate;
    }

    private static ExchangeRates load() {
        try (InputStream file = ExchangeRates.class.getResourceAsStream("rates.txt")) {
            if (file == null) {
                throw new IllegalStateException("rates.txt is missing");
            }
            return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException that names the line that can't be read */
    static ExchangeRates read(List<String> lines) {
        @Nullable LocalDate date = null;
        String source = "";
        Map<String, BigDecimal> perEuro = new HashMap<>(Map.of(EURO, BigDecimal.ONE));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            String[] words = line.split("\\s+", 2);
            try {
                if (line.isEmpty()) {
                    continue;
                }
                if (words.length < 2) {
                    throw new IllegalArgumentException("is not a name and a value");
                }
                switch (words[0]) {
                    case "date" -> date = LocalDate.parse(words[1]);
                    case "source" -> source = words[1];
                    default -> add(perEuro, words[0], new BigDecimal(words[1]));
                }
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "rates.txt, line " + (i + 1) + ", '" + line + "': " + e.getMessage(), e);
            }
        }
        if (date == null || source.isEmpty()) {
            throw new IllegalArgumentException("rates.txt says no date or no source");
        }
        return new ExchangeRates(date, source, Map.copyOf(perEuro));
    }

    private static void add(Map<String, BigDecimal> perEuro, String currency, BigDecimal rate) {
        String code = Currency.getInstance(currency).getCurrencyCode();
        if (rate.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("is less than " + LEAST);
        }
        if (perEuro.put(code, rate) != null) {
            throw new IllegalArgumentException("is there twice");
        }
    }
}
