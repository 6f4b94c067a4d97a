package io.rolecall.query;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Sets in the order of their values, so that one query has one form. */
final class Ordered {
    private Ordered() {}

    static <E extends Enum<E>> Set<E> copy(Collection<E> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(values)));
    }
}
