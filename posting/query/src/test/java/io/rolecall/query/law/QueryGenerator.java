package io.rolecall.query.law;

import io.rolecall.posting.Posting;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Draws queries from a vocabulary, in their URL form; most have one or two criteria. */
final class QueryGenerator {
    private final Choice choose;
    private final Mangled mangled;
    private final Vocabulary vocabulary;
    private final List<Posting> postings;
    private final Map<String, Supplier<String>> values;

    /** @param postings of whose own words some queries are made */
    QueryGenerator(Random random, Vocabulary vocabulary, List<Posting> postings) {
        this.choose = new Choice(random);
        this.mangled = new Mangled(choose);
        this.postings = postings;
        this.vocabulary = vocabulary;
        this.values = Map.ofEntries(
                Map.entry("title", () -> expression(2)),
                Map.entry("organization", () -> choose.of(vocabulary.organizations())),
                Map.entry("excludeOrganization", () -> choose.of(vocabulary.organizations())),
                Map.entry("location", () -> choose.of(Places.WANTED)),
                Map.entry("radiusKm", () -> choose.among("10", "25", "50", "200")),
                Map.entry("country", () -> choose.among("DE", "US", "Germany")),
                Map.entry("applicantCountry", () -> choose.among("DE", "US", "Japan", "FR")),
                Map.entry("workplace", () -> choose.among("ONSITE", "hybrid", "Remote")),
                Map.entry("employmentType", () -> choose.among("FULL_TIME", "part-time", "INTERN")),
                Map.entry("level", () -> choose.among("INTERN", "ENTRY", "MID", "SENIOR", "LEAD", "EXECUTIVE")),
                Map.entry(
                        "payMin",
                        () -> choose.among(
                                "0",
                                "19.5",
                                "20",
                                "3333.34",
                                "34450",
                                "40000",
                                "40000.01",
                                "40560",
                                "40560.01",
                                "41600",
                                "47094.21")),
                Map.entry("payCurrency", () -> choose.among("EUR", "usd", "GBP", "JPY", "ARS")),
                Map.entry("payPeriod", () -> choose.among("HOUR", "DAY", "WEEK", "MONTH", "YEAR")),
                Map.entry("payUnknown", () -> choose.among("keep", "drop")),
                Map.entry("language", () -> choose.of(vocabulary.languages())),
                Map.entry("category", () -> choose.among("Engineering", "sales marketing", "Sales", "finance")),
                Map.entry("source", () -> choose.among("acme", "greenhouse.acme", "push")));
    }

    Query next() {
        while (true) {
            try {
                return Query.parse(parameters());
            } catch (InvalidQueryException e) {
                // Not each text drawn is one of the language.
            }
        }
    }

    /** The URL form; not each is valid. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new TreeMap<>();
        if (choose.percent(75)) {
            parameters.put("q", repeated(() -> expression(choose.among(1, 1, 2, 3)), 10));
        }
        List<String> names = values.keySet().stream().sorted().toList();
        for (int i = choose.among(0, 0, 0, 1, 1, 2); i > 0; i--) {
            String name = choose.of(names);
            parameters.put(name, repeated(values.get(name), 60));
            if (name.equals("radiusKm")) {
                parameters.put("location", repeated(values.get("location"), 20));
            }
            if (name.startsWith("pay")) {
                parameters.put("payMin", repeated(values.get("payMin"), 20));
            }
        }
        return parameters;
    }

    private List<String> repeated(Supplier<String> value, int percent) {
        List<String> repeated = new ArrayList<>(List.of(value.get()));
        while (repeated.size() < 5 && choose.percent(percent)) {
            repeated.add(value.get());
        }
        return repeated;
    }

    /** A few words as a posting has them, or nearly so. */
    private String own() {
        Posting posting = choose.of(postings);
        String[] words = (posting.title() + " " + posting.descriptionText() + " -")
                .replaceAll("[\"()]", " ")
                .strip()
                .split(" +");
        int from = choose.upTo(words.length - 1);
        int to = Math.min(words.length, from + 1 + choose.upTo(2));
        String some = String.join(" ", List.of(words).subList(from, to));
        String written = choose.percent(30) ? mangled.word(some) : some;
        return written.isBlank() ? some : written;
    }

    private String word() {
        return choose.percent(6)
                ? choose.among("Berlin", "Texas", "germany", "near", "Mars", "us")
                : choose.percent(20) ? own() : choose.of(vocabulary.words());
    }

    private String expression(int depth) {
        String word = word();
        if (depth == 0) {
            return word;
        }
        return switch (choose.upTo(17)) {
            case 15 ->
                choose.among("jobs in ", "job as ", "stelle als ", "nurse ", "web developer ") + expression(depth - 1);
            case 16 -> "(" + expression(depth - 1) + choose.among(" job)", " jobs in)", " in the)");
            case 13 -> "registered nurse " + expression(depth - 1);
            case 14 ->
                choose.among("-(front end)", "title:(registered nurse)", "RN OR (software engineer)", "(senior dev)");
            case 0, 1 -> expression(depth - 1) + " " + expression(depth - 1);
            case 2, 3 -> expression(depth - 1) + " OR " + expression(depth - 1);
            case 4 -> "(" + expression(depth - 1) + ") OR " + word + " -" + choose.of(vocabulary.words());
            case 5 -> "-" + word;
            case 6 -> "-(" + expression(depth - 1) + ")";
            case 7 -> '"' + word + " " + choose.of(vocabulary.words()) + '"';
            case 8 -> '"' + word + choose.among("-", "/", "", "'") + choose.of(vocabulary.words()) + '"';
            case 9 -> prefix(word) + "*";
            case 10 -> choose.among("title:", "organization:") + expression(depth - 1);
            case 11 -> "organization:" + choose.of(vocabulary.organizations()) + " OR " + word;
            case 12 -> word + choose.among("-", "/", "", "'", "_") + choose.of(vocabulary.words());
            default -> word;
        };
    }

    private String prefix(String word) {
        return word.substring(
                0, word.offsetByCodePoints(0, 1 + choose.upTo(word.codePointCount(0, word.length()) - 1)));
    }
}
