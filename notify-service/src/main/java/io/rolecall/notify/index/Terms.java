package io.rolecall.notify.index;

import io.rolecall.query.Analysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The remembered terms of one language, by form, and for those that inflect by what they share. For one thread at a time. */
final class Terms {
    private final int language;
    private final NavigableMap<String, Term> byForm = new TreeMap<>();
    private final Map<String, List<Term>> byKey = new HashMap<>();

    Terms(int language) {
        this.language = language;
    }

    @Nullable Term find(String form) {
        return byForm.get(form);
    }

    void add(Term term) {
        byForm.put(term.form, term);
        if (language > 0 && Analysis.inflects(term.form)) {
            byKey.computeIfAbsent(Analysis.key(term.form, language), _ -> new ArrayList<>(1))
                    .add(term);
        }
    }

    /** Each that a word of an alert finds. */
    void eachLike(String word, Consumer<Term> term) {
        if (language == 0 || !Analysis.inflects(word)) {
            Term same = byForm.get(word);
            if (same != null) {
                term.accept(same);
            }
        } else if (!byKey.isEmpty()) {
            byKey.getOrDefault(Analysis.key(word, language), List.of()).forEach(term);
        }
    }

    /** Each that begins so. */
    void eachBeginning(String start, Consumer<Term> term) {
        for (Term one : byForm.tailMap(start, true).values()) {
            if (!one.form.startsWith(start)) {
                break;
            }
            term.accept(one);
        }
    }
}
