package io.rolecall.query.law;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Postings and queries that share a few words, names, places and pays, so that about every second pair matches.
 *
 * @param postings with different ids
 * @param queries as their URL form was read
 */
public record Scene(List<Posting> postings, List<Query> queries) {
    /** Scenes of a size. */
    public static Arbitrary<Scene> scenes(int postings, int queries) {
        return Arbitraries.randomValue(random -> of(random, postings, queries));
    }

    /** The scene that a seed makes. */
    public static Scene of(Random random, int postings, int queries) {
        Vocabulary vocabulary = Vocabulary.of(random);
        PostingGenerator posting = new PostingGenerator(random, vocabulary);
        List<Posting> made = Stream.generate(posting::next).limit(postings).toList();
        QueryGenerator query = new QueryGenerator(random, vocabulary, made);
        return new Scene(made, Stream.generate(query::next).limit(queries).toList());
    }

    @Override
    public String toString() {
        return postings.size() + " postings, " + queries.size() + " queries, first "
                + queries.getFirst().json();
    }
}
