package io.rolecall.bench.workload;

import io.rolecall.place.Place;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What few ask for and few post, but the language and the form allow: here engines differ first. */
final class Varied {
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "SEK", "JPY", "INR", "KWD", "XAU");
    private static final List<String> CATEGORIES =
            List.of("Engineering", "engineering ", "Soins & Santé", "Vertrieb", "営業");

    private final Workload workload;
    private final SplittableRandom random;
    private final int trade;
    private final Lexicon lexicon;

    private Varied(Workload workload, SplittableRandom random) {
        this.workload = workload;
        this.random = random;
        this.trade = workload.trades().draw(random);
        this.lexicon = workload.lexicon(random);
    }

    static Map<String, List<String>> alert(Workload workload, SplittableRandom random) {
        return new Varied(workload, random).query();
    }

    /** Members of a line, beside or instead of the usual. */
    static Map<String, Object> posting(Workload workload, SplittableRandom random) {
        return new Varied(workload, random).members();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> some(int most, Supplier<T> each) {
        Set<T> some = new LinkedHashSet<>();
        for (int n = 1 + random.nextInt(most); n > 0; n--) {
            some.add(each.get());
        }
        return List.copyOf(some);
    }

    /** Until one is no longer than a text may be. */
    private static String taken(Supplier<String> text) {
        String taken = text.get();
        while (taken.length() > 200) {
            taken = text.get();
        }
        return taken;
    }

    private Place place() {
        return workload.cities().draw(random).place();
    }

    private Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (chance(85)) {
            query.put(
                    "q", chance(80) ? List.of(taken(() -> all(2))) : List.of(taken(() -> all(1)), taken(() -> all(1))));
        }
        if (chance(20)) {
            query.put("title", some(2, () -> taken(() -> any(1))));
        }
        if (chance(10)) {
            query.put("organization", some(3, () -> workload.organization(random)));
        }
        if (chance(20)) {
            query.put("excludeOrganization", some(6, () -> workload.organization(random)));
        }
        if (chance(40)) {
            query.put("location", some(4, this::wanted));
            if (chance(60)) {
                query.put("radiusKm", List.of(Integer.toString(1 + random.nextInt(200))));
            }
        }
        if (chance(20)) {
            query.put("country", some(8, () -> place().country()));
        }
        if (chance(10)) {
            query.put("applicantCountry", some(3, () -> place().country()));
        }
        if (chance(20)) {
            query.put("workplace", some(2, () -> one(List.of("REMOTE", "HYBRID", "ONSITE"))));
        }
        if (chance(20)) {
            query.put(
                    "employmentType",
                    some(3, () -> one(List.of(EmploymentType.values())).name()));
        }
        if (chance(20)) {
            query.put(
                    "level",
                    some(
                            3,
                            () -> one(Stream.of(Level.values())
                                            .filter(l -> l != Level.UNKNOWN)
                                            .toList())
                                    .name()));
        }
        if (chance(30)) {
            pay(query);
        }
        if (chance(10)) {
            query.put("language", some(2, () -> workload.lexicon(random).code()));
        }
        if (chance(5)) {
            query.put("category", some(2, () -> one(CATEGORIES)));
        }
        if (chance(5)) {
            query.put("source", List.of(chance(80) ? Vacancy.SOURCE : "another"));
        }
        return query;
    }

    private String wanted() {
        Place place = place();
        return switch (random.nextInt(4)) {
            case 0 -> "place:" + (place.region() == null ? place.id() : place.region());
            case 1 -> place.country();
            default -> "place:" + place.id();
        };
    }

    private void pay(Map<String, List<String>> query) {
        Pay.Period period = one(List.of(Pay.Period.values()));
        if (chance(85)) {
            query.put("payMin", some(2, () -> (10 + random.nextInt(100_000)) + (chance(20) ? ".55" : "")));
            query.put("payPeriod", List.of(period.name()));
        }
        if (chance(60)) {
            query.put("payCurrency", some(2, () -> one(CURRENCIES)));
        }
        if (chance(50)) {
            query.put("payUnknown", List.of(chance(70) ? "drop" : "keep"));
        }
    }

    private String all(int depth) {
        List<String> parts = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            String part = chance(35) && depth > 0 ? "(" + any(depth - 1) + ")" : word();
            parts.add(
                    chance(15)
                            ? "-" + part
                            : chance(15)
                                            && !part.contains("title:")
                                            && !part.contains("organization:")
                                            && !part.contains("-")
                                    ? (chance(80) ? "title:" : "organization:") + part
                                    : part);
        }
        return String.join(" ", parts);
    }

    private String any(int depth) {
        return String.join(" OR ", some(4, () -> chance(30) && depth > 0 ? "(" + all(depth - 1) + ")" : word()));
    }

    private String word() {
        String[] title = Trades.title(trade, lexicon).split(" ");
        String word = one(List.of(title));
        return switch (random.nextInt(12)) {
            case 0 -> "\"" + String.join(" ", title) + "\"";
            case 1 -> "\"" + lexicon.small(random) + " " + lexicon.general(random) + "\"";
            case 2 -> lexicon.start(word);
            case 3 -> lexicon.general(random).substring(0, 1) + "*";
            case 4 -> lexicon.inflected(word, random);
            case 5 -> word.toUpperCase(Locale.ROOT);
            case 6 -> lexicon.inflected(lexicon.general(random), random);
            case 7 -> lexicon.small(random).replaceAll("['’]", "");
            case 8, 9 -> Alerts.quoted(workload.trades().skill(trade, random));
            case 10 -> word + "/" + lexicon.general(random);
            default ->
                one(List.of(
                        "R&D", "C++", "\"C#\"", "node.js", "developer", "engineer", "nurse", "\"full stack\"", "3.11"));
        };
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("locations", some(4, () -> workload.cities().draw(random).text()));
        if (chance(40)) {
            members.put("workplace", "REMOTE");
            members.put(
                    "applicantLocations",
                    some(
                            3,
                            () -> chance(30)
                                    ? one(List.of("Worldwide", "Europe", "EMEA", "Remote - US"))
                                    : place().country()));
        }
        if (chance(50)) {
            members.put(
                    "employmentTypes",
                    some(3, () -> one(List.of(EmploymentType.values())).name()));
        }
        if (chance(60)) {
            int min = 5 + random.nextInt(5_000);
            members.put(
                    "pay",
                    Map.of(
                            "min",
                            min,
                            "max",
                            min + random.nextInt(500),
                            "currency",
                            one(CURRENCIES),
                            "period",
                            one(List.of(Pay.Period.values())).name()));
        }
        if (chance(30)) {
            members.put("category", one(CATEGORIES));
        }
        if (chance(20)) {
            members.put(
                    "title",
                    one(List.of("Senior ", "C++/", "R&D ", "Node.js-"))
                            + Trades.title(trade, lexicon)
                            + one(List.of("", " (m/w/d)", " – developer", " / nurse")));
        }
        return members;
    }
}
