package io.rolecall.search.offer;

import io.rolecall.query.Expression;
import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import io.rolecall.query.Sought;
import io.rolecall.query.TextWord;
import io.rolecall.search.rank.Vocabulary;
import io.rolecall.search.rank.Vocabulary.Like;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes words that no posting has for mistyped ones that some have. Only their letters in the text are changed: fields, quotes
 * and all other words stay as they were typed.
 */
final class Spelling {
    private static final int MOST_WORDS = 12;
    private static final int MOST_LIKE = 4;

    /** Shorter words have too many that look alike. */
    private static final int SHORTEST = 4;

    /** From so many letters on two may be wrong. */
    private static final int LONG = 6;

    /** A word that postings have is taken for a mistyped one only where this many times more have the other. */
    private static final int MUCH_RARER = 10;

    private final Attempt attempt;
    private final Vocabulary vocabulary;
    private final Set<String> sought = new HashSet<>();

    Spelling(Attempt attempt, Vocabulary vocabulary) {
        this.attempt = attempt;
        this.vocabulary = vocabulary;
        attempt.query().q().forEach(this::collect);
        attempt.query().title().forEach(this::collect);
    }

    /** Queries without the words that no posting has, the likeliest first. */
    List<Offer> unknown(int most) throws IOException {
        return offers(this::withoutUnknown, most);
    }

    /** Queries without words that few postings have: for when nothing else is wrong. */
    List<Offer> known(int most) throws IOException {
        return offers(this::withoutRare, most);
    }

    /** Texts that may have been meant. */
    private interface Change {
        Set<String> of(String text) throws IOException;
    }

    private List<Offer> offers(Change change, int most) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (String name : List.of("q", "title")) {
            List<String> texts = attempt.written().getOrDefault(name, List.of());
            for (int i = 0; i < texts.size(); i++) {
                for (String text : change.of(texts.get(i))) {
                    if (offers.size() < most) {
                        List<String> others = new ArrayList<>(texts);
                        others.set(i, text);
                        attempt.with(Offer.Kind.SPELLING, Map.of(name, others)).ifPresent(offers::add);
                    }
                }
            }
        }
        return offers;
    }

    /** A stretch of a text, and what may stand there instead. */
    private record Edit(int start, int end, List<String> instead) {}

    private Set<String> withoutUnknown(String text) throws IOException {
        List<TextWord> words = words(text);
        List<Edit> unknown = new ArrayList<>();
        for (TextWord word : words) {
            if (vocabulary.frequency(word.form()) == 0) {
                List<String> instead = instead(written(text, word));
                if (!instead.isEmpty()) {
                    unknown.add(new Edit(word.start(), word.end(), instead));
                }
            }
        }
        Set<String> changed = new LinkedHashSet<>(joined(text, words));
        for (int n = 0; n <= MOST_LIKE; n++) {
            for (int which = 0; which < unknown.size(); which++) {
                changed.add(apply(text, unknown, which, n));
            }
        }
        return changed;
    }

    private Set<String> withoutRare(String text) throws IOException {
        Set<String> changed = new LinkedHashSet<>();
        for (TextWord word : words(text)) {
            String written = written(text, word);
            int rare = vocabulary.frequency(word.form());
            if (written.length() >= SHORTEST) {
                for (Like like : vocabulary.like(written, 1, MOST_LIKE)) {
                    if (like.postings() >= MUCH_RARER * rare) {
                        changed.add(
                                apply(text, List.of(new Edit(word.start(), word.end(), List.of(like.word()))), 0, 0));
                    }
                }
            }
        }
        return changed;
    }

    private List<TextWord> words(String text) {
        return TextWord.of(text).stream()
                .filter(w -> sought.contains(w.form()) && !named(text, w))
                .limit(MOST_WORDS)
                .toList();
    }

    /** What looks like a word: by wrong letters, or by a space that is missing. */
    private List<String> instead(String word) throws IOException {
        List<String> instead = new ArrayList<>();
        if (word.codePointCount(0, word.length()) >= SHORTEST) {
            List<Like> like = vocabulary.like(word, 1, MOST_LIKE);
            if (like.isEmpty() && word.length() >= LONG) {
                like = vocabulary.like(word, 2, MOST_LIKE);
            }
            like.forEach(l -> instead.add(l.word()));
        }
        apart(word).ifPresent(a -> instead.add(Math.min(1, instead.size()), a));
        return instead;
    }

    private record Apart(String words, int postings) {}

    private Optional<String> apart(String word) throws IOException {
        List<Apart> found = new ArrayList<>();
        for (int i = 2; i <= word.length() - 2; i++) {
            int left = vocabulary.titled(word.substring(0, i));
            int right = left == 0 ? 0 : vocabulary.titled(word.substring(i));
            if (right > 0) {
                found.add(new Apart(word.substring(0, i) + " " + word.substring(i), Math.min(left, right)));
            }
        }
        return found.stream().max(Comparator.comparingInt(Apart::postings)).map(Apart::words);
    }

    /** Two words with a space too many between them. */
    private List<String> joined(String text, List<TextWord> words) throws IOException {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            TextWord first = words.get(i);
            TextWord second = words.get(i + 1);
            boolean beside = text.substring(first.end(), second.start()).isBlank();
            String both = written(text, first) + written(text, second);
            if (beside && vocabulary.titled(both) > 0) {
                joined.add(text.substring(0, first.start()) + both + text.substring(second.end()));
            }
        }
        return joined;
    }

    /** All unknown words replaced by their likeliest, but one of them by its n-th. */
    private static String apply(String text, List<Edit> edits, int which, int n) {
        StringBuilder changed = new StringBuilder();
        int at = 0;
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            String instead = edit.instead.get(i == which ? Math.min(n, edit.instead.size() - 1) : 0);
            changed.append(text, at, edit.start).append(cased(instead, text.charAt(edit.start)));
            at = edit.end;
        }
        return changed.append(text, at, text.length()).toString();
    }

    private static String cased(String word, char like) {
        return Character.isUpperCase(like) ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    private static String written(String text, TextWord word) {
        return text.substring(word.start(), word.end()).toLowerCase(Locale.ROOT);
    }

    /** Whether it is the name of a field, as in {@code title:}. */
    private static boolean named(String text, TextWord word) {
        return word.end() < text.length() && text.charAt(word.end()) == ':';
    }

    /** What is looked for; not what is excluded, and not the beginnings of words. */
    private void collect(Expression expression) {
        switch (expression) {
            case AllOf all -> all.parts().forEach(this::collect);
            case AnyOf any -> any.parts().forEach(this::collect);
            case In in -> collect(in.part());
            case Word word -> collect(word.sought());
            case Concept concept -> concept.words().forEach(this::collect);
            case Phrase phrase -> collect(phrase.sought());
            case Not _, Filler _, Prefix _ -> {}
        }
    }

    private void collect(Sought words) {
        words.readings().forEach(sought::addAll);
    }
}
