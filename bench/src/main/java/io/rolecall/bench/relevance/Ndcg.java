package io.rolecall.bench.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Normalised discounted cumulative gain of the first ten. */
final class Ndcg {
    static final int DEPTH = 10;

    private Ndcg() {}

    /** From 0 to 1; 1 where nothing better could have been shown. */
    static double of(List<String> shown, Map<String, Integer> grades) {
        double ideal = gain(grades.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(DEPTH)
                .toList());
        List<Integer> got = shown.stream()
                .distinct()
                .limit(DEPTH)
                .map(id -> grades.getOrDefault(id, 0))
                .toList();
        return ideal == 0 ? 0 : gain(got) / ideal;
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < grades.size(); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
