package io.rolecall.bench.workload;

import io.rolecall.place.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What people search for, by number, in the URL form: a word or two of a title or skill, often a common word, now and then a phrase, an
 * exclusion, or nothing but filters; with none to three filters. So match sets are of all sizes: of 200,000 postings the median is
 * about 1,100, and some have nearly all.
 */
public final class Searches {
    private final Workload workload;

    public Searches(Workload workload) {
        this.workload = workload;
    }

    /** The search of a number. */
    public Map<String, List<String>> parameters(long number) {
        SplittableRandom random = workload.random(number, 3);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Lexicon lexicon = workload.lexicon(random);
        words(parameters, lexicon, random);
        int drawn = random.nextInt(100);
        for (int filters = drawn < 45 ? 0 : drawn < 80 ? 1 : drawn < 94 ? 2 : 3; filters > 0; filters--) {
            filter(parameters, lexicon, random);
        }
        return parameters;
    }

    private void words(Map<String, List<String>> parameters, Lexicon lexicon, SplittableRandom random) {
        int trade = workload.trades().draw(random);
        String[] title = Trades.title(trade, lexicon).split(" ");
        String skill = workload.trades().skill(trade, random);
        int drawn = random.nextInt(100);
        if (drawn < 12) {
            return;
        }
        parameters.put("q", List.of(text(drawn, title, skill, lexicon, random)));
    }

    private static String text(int drawn, String[] title, String skill, Lexicon lexicon, SplittableRandom random) {
        String last = title[title.length - 1];
        if (drawn < 34) {
            return random.nextInt(3) == 0 ? title[0] : last;
        }
        if (drawn < 38) {
            return String.join(" ", title);
        }
        if (drawn < 51) {
            return skill;
        }
        if (drawn < 54) {
            return last + " " + skill;
        }
        if (drawn < 57) {
            return "\"" + title[0] + " " + title[1] + "\"";
        }
        if (drawn < 87) {
            return lexicon.general(random);
        }
        if (drawn < 90) {
            return last + " " + lexicon.general(random);
        }
        return drawn < 97 ? lexicon.small(random) : last + " -" + lexicon.general(random);
    }

    private void filter(Map<String, List<String>> parameters, Lexicon lexicon, SplittableRandom random) {
        Place place = workload.cities().draw(random).place();
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                parameters.put("location", List.of("place:" + place.id()));
                parameters.put("radiusKm", List.of(random.nextBoolean() ? "100" : "200"));
            }
            case 2 -> parameters.put("country", List.of(place.country()));
            case 3 ->
                parameters.put("workplace", random.nextBoolean() ? List.of("REMOTE") : List.of("HYBRID", "REMOTE"));
            case 4 -> parameters.put("employmentType", List.of(random.nextBoolean() ? "FULL_TIME" : "PART_TIME"));
            case 5 -> parameters.put("level", new ArrayList<>(List.of(random.nextBoolean() ? "SENIOR" : "ENTRY")));
            case 6 -> parameters.put("payMin", List.of(Integer.toString(40_000 + 10_000 * random.nextInt(6))));
            case 7 -> parameters.put("language", List.of(lexicon.code()));
            default -> parameters.put("postedWithin", List.of(random.nextBoolean() ? "7d" : "30d"));
        }
    }
}
