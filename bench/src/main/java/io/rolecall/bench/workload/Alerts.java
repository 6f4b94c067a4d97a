package io.rolecall.bench.workload;

import io.rolecall.place.Place;
import io.rolecall.posting.EmploymentType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What subscribers ask for: one to four clauses of words, a third of them in the title alone, a quarter with a phrase, some with
 * alternatives or exclusions; four fifths with a place; a third with a workplace, a type or pay.
 */
final class Alerts {
    private static final List<EmploymentType> TYPES =
            List.of(EmploymentType.FULL_TIME, EmploymentType.PART_TIME, EmploymentType.INTERN);

    /** So many times as many postings as an alert otherwise does, one word alone matches. */
    private static final double WIDE = 24;

    /** So many characters are taken as one text, but for the last word. */
    private static final int MOST = 230;

    private final Workload workload;
    private final Workload.Settings settings;

    Alerts(Workload workload, Workload.Settings settings) {
        this.workload = workload;
        this.settings = settings;
    }

    /** The URL form of one alert's query. */
    Map<String, List<String>> parameters(SplittableRandom random) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (random.nextDouble() < settings.hostile()) {
            broad(query, random);
            return query;
        }
        if (settings.varied() > 0 && random.nextDouble() < settings.varied()) {
            return Varied.alert(workload, random);
        }
        double density = settings.density();
        if (density > 1 && random.nextDouble() < (density - 1) / (WIDE - 1)) {
            wide(query, random);
            return query;
        }
        int drawn = random.nextInt(100);
        words(query, drawn < 20 ? 1 : drawn < 60 ? 2 : drawn < 85 ? 3 : 4, random);
        if (random.nextInt(100) < 80) {
            place(query, random);
        }
        if (random.nextInt(100) < 30) {
            other(query, random);
        }
        if (random.nextInt(100) < 3) {
            String who = random.nextBoolean() ? "organization" : "excludeOrganization";
            query.put(who, List.of(workload.organization(random)));
        }
        if (density < 1 && random.nextDouble() >= density) {
            rare(query, random);
        }
        return query;
    }

    /** One word, anywhere. */
    private void wide(Map<String, List<String>> query, SplittableRandom random) {
        int trade = workload.trades().draw(random);
        Lexicon lexicon = workload.lexicon(random);
        query.put("q", List.of(word(trade, Trades.title(trade, lexicon).split(" "), lexicon, "", random)));
    }

    /** Beside all else two skills of another trade, which hardly any posting has. */
    private void rare(Map<String, List<String>> query, SplittableRandom random) {
        int trade = workload.trades().draw(random);
        String skills = quoted(workload.trades().skill(trade, random))
                + " "
                + quoted(workload.trades().skill(trade, random));
        query.merge("q", List.of(skills), (one, other) -> List.of(one.getFirst() + " " + other.getFirst()));
    }

    private void words(Map<String, List<String>> query, int clauses, SplittableRandom random) {
        int trade = workload.trades().draw(random);
        Lexicon lexicon = workload.lexicon(random);
        String[] title = Trades.title(trade, lexicon).split(" ");
        List<String> q = new ArrayList<>();
        boolean phrase = random.nextInt(100) < 25;
        boolean alternatives = random.nextInt(100) < 15;
        for (int i = 0; i < clauses; i++) {
            String only = random.nextInt(100) < 35 ? "title:" : "";
            if (i == 0 && phrase) {
                q.add(only + "\"" + title[0] + " " + title[1] + "\"");
            } else if (i == clauses - 1 && alternatives) {
                Set<String> any = new LinkedHashSet<>();
                for (int n = 2 + random.nextInt(3); n > 0; n--) {
                    any.add(word(trade, title, lexicon, "", random));
                }
                q.add("(" + String.join(" OR ", any) + ")");
            } else {
                q.add(word(trade, title, lexicon, only, random));
            }
        }
        if (random.nextInt(100) < 10) {
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                q.add("-"
                        + (random.nextBoolean()
                                ? lexicon.general(random)
                                : quoted(workload.trades().skill(trade, random))));
            }
        }
        query.put("q", List.of(String.join(" ", q)));
    }

    private String word(int trade, String[] title, Lexicon lexicon, String only, SplittableRandom random) {
        int drawn = random.nextInt(100);
        if (drawn < 45 || !only.isEmpty()) {
            String word = title[random.nextInt(title.length)];
            return only
                    + (drawn % 9 == 0
                            ? lexicon.inflected(word, random)
                            : random.nextDouble() < settings.prefixes() ? lexicon.start(word) : word);
        }
        return drawn < 85 ? quoted(workload.trades().skill(trade, random)) : lexicon.general(random);
    }

    static String quoted(String skill) {
        return skill.chars().allMatch(Character::isLetterOrDigit) ? skill : "\"" + skill + "\"";
    }

    private void place(Map<String, List<String>> query, SplittableRandom random) {
        Place place = workload.cities().draw(random).place();
        int drawn = random.nextInt(100);
        if (drawn < 65) {
            query.put("location", List.of("place:" + place.id()));
            if (random.nextInt(3) == 0) {
                query.put("radiusKm", List.of(random.nextBoolean() ? "10" : "60"));
            }
        } else if (drawn < 75 && place.region() != null) {
            query.put("location", List.of("place:" + place.region()));
        } else {
            Set<String> countries = new LinkedHashSet<>(List.of(place.country()));
            for (int more = random.nextInt(4); more > 0; more--) {
                countries.add(workload.cities().draw(random).place().country());
            }
            query.put("country", List.copyOf(countries));
        }
    }

    private static void other(Map<String, List<String>> query, SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> query.put("workplace", random.nextBoolean() ? List.of("REMOTE") : List.of("REMOTE", "HYBRID"));
            case 1 ->
                query.put(
                        "employmentType",
                        List.of(TYPES.get(random.nextInt(TYPES.size())).name()));
            default -> {
                query.put("payMin", List.of(Integer.toString(30_000 + 5_000 * random.nextInt(15))));
                if (random.nextBoolean()) {
                    query.put("payCurrency", List.of("EUR"));
                }
                if (random.nextInt(4) == 0) {
                    query.put("payUnknown", List.of("drop"));
                }
            }
        }
    }

    /** Any place and nothing that is rare. */
    private void broad(Map<String, List<String>> query, SplittableRandom random) {
        Lexicon lexicon = workload.lexicon(random);
        query.put(
                "q",
                List.of(
                        switch (random.nextInt(3)) {
                            case 0 -> "-" + lexicon.general(random);
                            case 1 -> lexicon.general(random).substring(0, 1) + "*";
                            default -> {
                                Set<String> any = new LinkedHashSet<>();
                                int length = 0;
                                while (any.size() < 16 && length < MOST) {
                                    String word = lexicon.general(random);
                                    length += any.add(word) ? word.length() + " OR ".length() : 0;
                                }
                                yield String.join(" OR ", any);
                            }
                        }));
    }
}
