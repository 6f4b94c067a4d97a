package io.rolecall.search.rank;

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
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a query looks for, as ranking sees it: groups in the order of the text, each of which a posting has in one of several
 * ways. What is excluded, and where words must stand, is the filter's business.
 *
 * @param groups in their order
 */
record Wanted(List<Group> groups) {
    /** More would cost more than they tell. */
    private static final int MOST_GROUPS = 16;

    private static final int MOST_WAYS = 12;

    /**
     * @param ways sequences of forms of which any will do; the first is as it was written
     * @param needed whether each match has one of the ways
     * @param filler whether it tells nothing, and only stands between others
     */
    record Group(List<List<String>> ways, boolean needed, boolean filler) {}

    static Wanted of(Query query) {
        List<Group> groups = new ArrayList<>();
        for (List<Expression> texts : List.of(query.q(), query.title())) {
            for (Expression text : texts) {
                boolean all = texts.size() == 1 && !alternatives(text);
                parts(text).forEach(p -> add(p, all, groups));
            }
        }
        return new Wanted(List.copyOf(groups.size() > MOST_GROUPS ? groups.subList(0, MOST_GROUPS) : groups));
    }

    private static void add(Expression part, boolean needed, List<Group> groups) {
        List<List<String>> ways = ways(part).limit(MOST_WAYS + 1).toList();
        if (!ways.isEmpty()) {
            boolean all = ways.size() <= MOST_WAYS;
            boolean filler = part instanceof Filler;
            groups.add(
                    new Group(all ? ways : ways.subList(0, MOST_WAYS), needed && all && !filler && told(part), filler));
        }
    }

    private static boolean alternatives(Expression text) {
        return text instanceof AnyOf || text instanceof In in && alternatives(in.part());
    }

    /** Whether its ways are all that there are. */
    private static boolean told(Expression part) {
        return switch (part) {
            case Word _, Phrase _ -> true;
            case Concept concept ->
                concept.words().stream()
                        .allMatch(w -> w.wide().readings().size() == 1
                                && w.occupations().isEmpty());
            case In in -> told(in.part());
            case AnyOf any -> any.parts().stream().allMatch(Wanted::told);
            case AllOf _, Not _, Filler _, Prefix _ -> false;
        };
    }

    private static List<Expression> parts(Expression text) {
        return switch (text) {
            case AllOf all -> all.parts();
            case AnyOf any -> any.parts();
            case In in -> parts(in.part());
            case Not _, Word _, Filler _, Concept _, Phrase _, Prefix _ -> List.of(text);
        };
    }

    private static Stream<List<String>> ways(Expression part) {
        return switch (part) {
            // Inside a group of alternatives, words that belong together are met as a sequence would be.
            case AllOf all ->
                Stream.of(all.parts().stream()
                                .flatMap(p -> ways(p).limit(1).flatMap(List::stream))
                                .toList())
                        .filter(way -> !way.isEmpty());
            case AnyOf any -> any.parts().stream().flatMap(Wanted::ways);
            case In in -> ways(in.part());
            case Word word -> Stream.concat(word.wide().readings().stream(), occupations(word.occupations()));
            case Filler filler -> Stream.of(filler.word().sought().readings().getFirst());
            case Concept concept ->
                Stream.of(Stream.of(together(concept)), also(concept), occupations(concept.occupations()))
                        .flatMap(s -> s);
            case Phrase phrase -> phrase.sought().readings().stream();
            case Not _, Prefix _ -> Stream.empty();
        };
    }

    private static List<String> together(Concept concept) {
        return concept.words().stream()
                .flatMap(word -> word.sought().readings().getFirst().stream())
                .toList();
    }

    private static Stream<List<String>> also(Concept concept) {
        return concept.also().stream().flatMap(other -> other.readings().stream());
    }

    private static Stream<List<String>> occupations(List<String> codes) {
        return codes.stream().map(code -> List.of(RankFields.OCCUPATION + code));
    }

    boolean nothing() {
        return groups.isEmpty();
    }
}
