package io.rolecall.query;

import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What else people call what they look for: {@code synonyms.txt}, applied where a query's words are read, so that search and alert
 * can't differ. A word in quotes has none. What is added is not looked up again.
 */
final class Synonyms {
    /** By how it is looked up, its other names. */
    private final Map<String, List<Sought>> others;

    /** The languages by whose stems something is found. */
    private final List<Inflection> inflections;

    /** How many forms the longest name has. */
    private final int longest;

    /** The forms and stems of the names of several words: where one of a sequence is none of them, no name is. */
    private final Set<String> parts;

    /** Whether a form may stand in a name of several words. */
    private final Remembered<String, Boolean> inNames = new Remembered<>(1 << 12);

    Synonyms(Map<String, List<Sought>> others, List<Inflection> inflections, int longest) {
        this.others = others;
        this.inflections = inflections;
        this.longest = longest;
        this.parts = others.keySet().stream()
                .map(name -> List.of(name.split(" ")))
                .filter(forms -> forms.size() > 1)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Bundled {
        static final Synonyms IT = SynonymFile.bundled();
    }

    static Synonyms bundled() {
        return Bundled.IT;
    }

    /** The other names of a word as it is sought; empty where none is known. */
    List<Sought> of(Sought sought) {
        Set<Sought> found = new LinkedHashSet<>();
        sought.readings().forEach(r -> found.addAll(of(r)));
        found.removeIf(other -> sought.readings().containsAll(other.readings()));
        return List.copyOf(found);
    }

    private List<Sought> of(List<String> forms) {
        if (forms.size() > longest || forms.size() > 1 && !forms.stream().allMatch(this::inNames)) {
            return List.of();
        }
        List<Sought> exact = others.get(key(forms));
        if (exact != null) {
            return exact;
        }
        Set<Sought> found = new LinkedHashSet<>();
        for (Inflection inflection : inflections) {
            String key = key(forms, inflection);
            if (key != null) {
                found.addAll(others.getOrDefault(key, List.of()));
            }
        }
        return List.copyOf(found);
    }

    private boolean inNames(String form) {
        Boolean known = inNames.find(form);
        if (known == null) {
            known = parts.contains(form)
                    || Inflection.inflects(form)
                            && inflections.stream().anyMatch(inflection -> parts.contains(inflection.marked(form)));
            inNames.put(form, known);
        }
        return known;
    }

    /** The same with the readings of its other names, behind its own; itself where there are none. */
    Sought widened(Sought sought) {
        List<Sought> also = of(sought);
        if (also.isEmpty()) {
            return sought;
        }
        Set<List<String>> readings = new LinkedHashSet<>(sought.readings());
        also.forEach(other -> readings.addAll(other.readings()));
        return new Sought(sought.text(), List.copyOf(readings), sought.written());
    }

    /** Puts words that follow each other and together have other names into one concept, the longest first, from the left. */
    List<Expression> grouped(List<Expression> parts) {
        List<Expression> grouped = new ArrayList<>();
        for (int i = 0; i < parts.size(); ) {
            Concept concept = concept(parts, i);
            grouped.add(concept == null ? parts.get(i) : concept);
            i += concept == null ? 1 : concept.words().size();
        }
        return grouped;
    }

    private @Nullable Concept concept(List<Expression> parts, int from) {
        List<Word> words = new ArrayList<>();
        List<String> forms = new ArrayList<>();
        Concept best = null;
        for (int i = from; i < parts.size() && parts.get(i) instanceof Word word; i++) {
            words.add(word);
            forms.addAll(word.sought().readings().getFirst());
            if (forms.size() > longest) {
                break;
            }
            if (words.size() > 1) {
                List<Sought> also = of(forms);
                List<String> occupations = Occupations.bundled().of(forms);
                if (!also.isEmpty() || !occupations.isEmpty()) {
                    best = new Concept(words, also, occupations);
                }
            }
        }
        return best;
    }

    static String key(List<String> forms) {
        return String.join(" ", forms);
    }

    /** By stems; null where a form has none. */
    static @Nullable String key(List<String> forms, Inflection inflection) {
        StringBuilder key = new StringBuilder();
        for (String form : forms) {
            if (!Inflection.inflects(form)) {
                return null;
            }
            key.append(inflection.marked(form)).append(' ');
        }
        return key.toString();
    }
}
