package io.rolecall.search.web;

import io.rolecall.query.Sentences;
import java.util.List;
import java.util.Optional;

/**
 * What a search says of a mistake, in the language of a page: the sentences of the query language, which alerts share, and those of
 * searches alone. One that isn't known stays English.
 */
final class Refusals {
    private static final Sentences KNOWN = Sentences.refusals().and("messages", "refusal.");

    private Refusals() {}

    /** The same in the language; empty where it isn't known. */
    static Optional<String> in(Labels words, String english) {
        return KNOWN.in(words.locale(), english);
    }

    /** The key of a sentence; for tests. */
    static Optional<String> key(String english) {
        return KNOWN.key(english);
    }

    /** All keys; for tests. */
    static List<String> keys() {
        return KNOWN.keys();
    }
}
