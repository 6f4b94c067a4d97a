package io.rolecall.search.rank;

import io.rolecall.posting.Posting;
import io.rolecall.query.TextWord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether postings look for somebody of about the same work, as far as they say; a shift or a city in both titles is no work. */
public final class SameWork {
    private static final int SKILLS = 2;

    private final Posting posting;
    private final Set<String> core;

    public SameWork(Posting posting) {
        this.posting = posting;
        this.core = core(posting);
    }

    /** By the occupation, a word of what the title names, or two skills. */
    public boolean as(Posting other) {
        if (posting.occupation() != null
                && other.occupation() != null
                && posting.occupation().code().equals(other.occupation().code())) {
            return true;
        }
        Set<String> skills = new HashSet<>(posting.skills());
        skills.retainAll(other.skills());
        return skills.size() >= SKILLS || core(other).stream().anyMatch(core::contains);
    }

    private static Set<String> core(Posting posting) {
        Set<String> stems = new HashSet<>();
        List<String> forms = CoreTitle.of(posting, TextWord.of(posting.title()));
        forms.forEach(form -> stems.add(TextWord.stem(form, posting.language())));
        return stems;
    }
}
