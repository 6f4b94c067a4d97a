package io.rolecall.query.law;

import java.util.List;
import java.util.Random;

/** Drawing from a random source. */
final class Choice {
    private final Random random;

    Choice(Random random) {
        this.random = random;
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T among(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** True so many times in a hundred. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }
}
