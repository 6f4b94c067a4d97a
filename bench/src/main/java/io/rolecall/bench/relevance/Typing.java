package io.rolecall.bench.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Errors as fingers make them: one in the longest word of a text. */
final class Typing {
    private static final String ROWS = "qwertyuiop asdfghjkl zxcvbnm";

    private Typing() {}

    /** The words with one error; none where no word is long enough for one to be noticed. */
    static List<String> error(List<String> words, SplittableRandom random) {
        int longest = 0;
        for (int i = 1; i < words.size(); i++) {
            longest = words.get(i).length() > words.get(longest).length() ? i : longest;
        }
        String word = words.isEmpty() ? "" : words.get(longest);
        if (word.length() < 5 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>(words);
        int kind = random.nextInt(9);
        if (kind == 8 && longest + 1 < words.size()) {
            wrong.set(longest, word + wrong.remove(longest + 1));
            return wrong;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        String before = word.substring(0, at);
        char here = word.charAt(at);
        char next = word.charAt(at + 1);
        wrong.set(
                longest,
                switch (kind % 4) {
                    case 0 -> before + next + here + word.substring(at + 2);
                    case 1 -> before + word.substring(at + 1);
                    case 2 -> before + here + word.substring(at);
                    default -> before + neighbour(here, random) + word.substring(at + 1);
                });
        return wrong.equals(words) ? List.of() : wrong;
    }

    private static char neighbour(char c, SplittableRandom random) {
        int at = ROWS.indexOf(c);
        int beside = random.nextBoolean() && at > 0 ? at - 1 : at + 1;
        char found = beside < ROWS.length() ? ROWS.charAt(beside) : 'n';
        return found == ' ' ? 'e' : found;
    }
}
