package io.rolecall.notify.index;

import io.rolecall.query.Query;

/**
 * What the numbers in programs stand for: words, places, conditions. It only grows; when most of it is used by no alert any more,
 * another takes its place, with all programs {@linkplain Translation translated}. Safe for use by many threads.
 */
final class Dictionary {
    private final Vocabulary vocabulary = new Vocabulary();
    private final Atoms atoms = new Atoms(vocabulary);
    private final Facets facets = new Facets(atoms);
    private final Conditions conditions = new Conditions();
    private final Compiler compiler = new Compiler(atoms, facets, conditions);

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Atoms atoms() {
        return atoms;
    }

    Facets facets() {
        return facets;
    }

    Conditions conditions() {
        return conditions;
    }

    /** A query as {@link Program} reads it; from now on what it asks for is noticed in postings. */
    int[] program(Query query) {
        return compiler.formula(query).encoded();
    }

    /** How many numbers it has given. */
    int size() {
        return atoms.count() + conditions.count();
    }
}
