package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;
import static io.rolecall.search.web.Parameters.with;
import static io.rolecall.search.web.Parameters.without;

import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.index.Facet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts as bars of a drawing, each with the address of the search narrowed to it.
 *
 * @param summary what the drawing says, in words
 * @param from what stands beneath the first bar
 * @param to what stands beneath the last one
 * @param links the same addresses for those who can't see or hit a bar, where no field of the form does the same
 */
record Histogram(String title, String summary, List<Bar> bars, String from, String to, List<SearchPage.Link> links) {
    static final int WIDTH = 240;
    static final int HEIGHT = 56;
    private static final int DAYS = 28;
    private static final int MOST_LINKS = 5;

    /** One bar, in the drawing's units. */
    record Bar(String x, String y, String width, String height, String href, String tip) {}

    /** Null where nothing says what it pays. */
    static @Nullable Histogram ofPay(Map<String, List<String>> parameters, List<Count> counts, Labels words) {
        PayLabel pay = new PayLabel(words);
        Map<Long, Integer> byBand = new HashMap<>();
        long all = counts.stream().mapToLong(Count::count).sum();
        counts.stream()
                .filter(c -> !c.value().equals(Facet.UNKNOWN))
                .forEach(c -> byBand.put(Long.parseLong(c.value()), c.count()));
        if (byBand.isEmpty()) {
            return null;
        }
        long first = byBand.keySet().stream().min(Long::compare).orElse(0L);
        long last = byBand.keySet().stream().max(Long::compare).orElse(0L);
        long known = byBand.values().stream().mapToLong(c -> c).sum();
        long top = byBand.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(first);
        LongFunction<String> href = band -> "/"
                + query(with(
                        with(
                                with(without(parameters, "page", "payPeriod"), "payMin", String.valueOf(band)),
                                "payCurrency",
                                "EUR"),
                        "payUnknown",
                        "drop"));
        List<long[]> values = LongStream.iterate(first, b -> b <= last, b -> b + Facet.BAND)
                .mapToObj(b -> new long[] {b, byBand.getOrDefault(b, 0)})
                .toList();
        LongFunction<String> span = b -> b == Facet.LAST_BAND
                ? words.text("figure.pay.last", pay.euro(b), words.number(byBand.getOrDefault(b, 0)))
                : words.text(
                        "figure.pay.bar",
                        pay.euro(b),
                        pay.euro(b + Facet.BAND),
                        words.number(byBand.getOrDefault(b, 0)));
        String most = span.apply(top);
        long step = Math.max(1, (values.size() + MOST_LINKS - 1) / MOST_LINKS);
        return new Histogram(
                words.text("figure.pay"),
                words.text(
                        "figure.pay.text",
                        most.substring(0, most.lastIndexOf(':')),
                        words.number(known),
                        words.number(all)),
                bars(values, href, span),
                pay.euro(first),
                last == Facet.LAST_BAND ? pay.euro(last) + "+" : pay.euro(last + Facet.BAND),
                LongStream.iterate(first, b -> b <= last, b -> b + step * Facet.BAND)
                        .mapToObj(b ->
                                new SearchPage.Link(words.text("figure.pay.link", pay.euro(b)), href.apply(b), false))
                        .toList());
    }

    /** Null where nothing was posted of late. */
    static @Nullable Histogram ofDays(
            Map<String, List<String>> parameters, List<Count> counts, LocalDate today, Labels words) {
        Map<String, Integer> byDay = new HashMap<>();
        counts.forEach(c -> byDay.put(c.value(), c.count()));
        List<long[]> values = LongStream.range(0, DAYS)
                .map(i -> DAYS - 1 - i)
                .mapToObj(ago ->
                        new long[] {ago, byDay.getOrDefault(today.minusDays(ago).toString(), 0)})
                .toList();
        long all = values.stream().mapToLong(v -> v[1]).sum();
        if (all == 0) {
            return null;
        }
        long week = values.stream().filter(v -> v[0] < 7).mapToLong(v -> v[1]).sum();
        return new Histogram(
                words.text("figure.posted"),
                words.text("figure.posted.text", words.number(week), words.number(all)),
                bars(
                        values,
                        ago -> "/" + query(with(without(parameters, "page"), "postedWithin", (ago + 1) + "d")),
                        ago -> words.text(
                                "figure.posted.bar",
                                words.day(today.minusDays(ago)),
                                words.number(
                                        byDay.getOrDefault(today.minusDays(ago).toString(), 0)))),
                words.day(today.minusDays(DAYS - 1)),
                words.text("figure.today"),
                List.of());
    }

    private static List<Bar> bars(List<long[]> values, LongFunction<String> href, LongFunction<String> tip) {
        long most = Math.max(1, values.stream().mapToLong(v -> v[1]).max().orElse(1));
        double step = (double) WIDTH / values.size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            long count = values.get(i)[1];
            // What is there at all is seen.
            double height = count == 0 ? 0 : Math.max(2, (double) HEIGHT * count / most);
            bars.add(new Bar(
                    Drawing.units(i * step),
                    Drawing.units(HEIGHT - height),
                    Drawing.units(Math.max(1, step - 1.5)),
                    Drawing.units(height),
                    href.apply(values.get(i)[0]),
                    tip.apply(values.get(i)[0])));
        }
        return bars;
    }
}
