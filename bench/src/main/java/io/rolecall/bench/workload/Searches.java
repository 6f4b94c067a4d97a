package io.rolecall.bench.workload;

import io.rolecall.place.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What people search for, by number, in the URL form: one to three words of a title or skill, now and then a phrase, a common
 * word or nothing at all; with none to three filters.
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
        words(parameters, random);
        int drawn = random.nextInt(100);
        for (int filters = drawn < 35 ? 0 : drawn < 70 ? 1 : drawn < 90 ? 2 : 3; filters > 0; filters--) {
            filter(parameters, random);
        }
        return parameters;
    }

    private void words(Map<String, List<String>> parameters, SplittableRandom random) {
        int trade = workload.trades().draw(random);
        Lexicon lexicon = workload.lexicon(random);
        String[] title = Trades.title(trade, lexicon).split(" ");
        String skill = workload.trades().skill(trade, random);
        int drawn = random.nextInt(100);
        if (drawn < 6) {
            return;
        }
        String q = drawn < 40
                ? title[random.nextInt(title.length)]
                : drawn < 62
                        ? String.join(" ", title)
                        : drawn < 76
                                ? skill
                                : drawn < 86
                                        ? title[0] + " " + skill
                                        : drawn < 93
                                                ? "\"" + title[0] + " " + title[1] + "\""
                                                : lexicon.general(random);
        parameters.put("q", List.of(q));
    }

    private void filter(Map<String, List<String>> parameters, SplittableRandom random) {
        Place place = workload.cities().draw(random).place();
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                parameters.put("location", List.of("place:" + place.id()));
                parameters.put("radiusKm", List.of(random.nextBoolean() ? "25" : "100"));
            }
            case 2 -> parameters.put("country", List.of(place.country()));
            case 3 ->
                parameters.put("workplace", random.nextBoolean() ? List.of("REMOTE") : List.of("HYBRID", "REMOTE"));
            case 4 -> parameters.put("employmentType", List.of(random.nextBoolean() ? "FULL_TIME" : "PART_TIME"));
            case 5 -> parameters.put("level", new ArrayList<>(List.of(random.nextBoolean() ? "SENIOR" : "ENTRY")));
            case 6 -> parameters.put("payMin", List.of(Integer.toString(40_000 + 10_000 * random.nextInt(6))));
            case 7 ->
                parameters.put("language", List.of(workload.lexicon(random).code()));
            default -> parameters.put("postedWithin", List.of(random.nextBoolean() ? "7d" : "30d"));
        }
    }
}
