package io.rolecall.bench.workload;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The words of one language: its own small words, so that it is recognised, and invented ones that sound like it. A word's rank
 * is how common it is.
 */
final class Lexicon {
    private static final int GENERAL = 20_000;
    private static final int TITLE_WORDS = 600;

    private final Tongue tongue;
    private final String[] general;
    private final String[] title;
    private final Zipf small;
    private final Zipf common = new Zipf(GENERAL, 1);

    Lexicon(Tongue tongue, long seed) {
        this.tongue = tongue;
        this.small = new Zipf(tongue.small().size(), 0.6);
        SplittableRandom random = new SplittableRandom(seed ^ tongue.code().hashCode());
        Set<String> taken = new HashSet<>(tongue.small());
        title = invent(TITLE_WORDS, random, taken);
        general = invent(GENERAL, random, taken);
    }

    private String[] invent(int count, SplittableRandom random, Set<String> taken) {
        String[] words = new String[count];
        for (int i = 0; i < count; ) {
            String word = tongue.invent(random);
            if (taken.add(word)) {
                words[i++] = word;
            }
        }
        return words;
    }

    String code() {
        return tongue.code();
    }

    /** What stands between words. */
    String between() {
        return tongue.between();
    }

    /** Words that begin as this one does. */
    String start(String word) {
        return (tongue.byLetter() ? word.substring(0, 1) : word.substring(0, Math.max(4, word.length() - 2))) + "*";
    }

    /** The word of a trade. */
    String title(int rank) {
        return title[rank % TITLE_WORDS];
    }

    /** A word of running text: about every second one is small, and some of the others are inflected. */
    String running(SplittableRandom random) {
        if (random.nextInt(100) < 45) {
            return tongue.small().get(small.draw(random));
        }
        String word = general[common.draw(random)];
        return random.nextInt(5) == 0 ? inflected(word, random) : word;
    }

    /** A word that isn't rare in running text. */
    String general(SplittableRandom random) {
        return general[common.draw(random)];
    }

    /** A word that nearly every text has. */
    String small(SplittableRandom random) {
        return tongue.small().get(small.draw(random));
    }

    String inflected(String word, SplittableRandom random) {
        List<String> endings = tongue.endings();
        return word + endings.get(random.nextInt(endings.size()));
    }
}
