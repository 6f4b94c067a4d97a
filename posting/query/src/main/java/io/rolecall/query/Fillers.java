package io.rolecall.query;

import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Words that people type around what they look for and that postings need not have: "jobs in", "Stelle als", "poste de". Only beside
 * words that say something, never in quotes, and never where the word may be one of a job: "job coach", "hiring manager".
 */
final class Fillers {
    /** Words that join others. Not those that mean something here as well: IT, on (call), van, MIT, LA, PA, i (the first level), die. */
    private static final Set<String> JOINING = words("""
            a an the and in at for as of to near me around with s
            als im bei fur und der das den dem zum zur von vom
            de du des le les en au aux et pour dans chez l
            el los las y con para por como del
            bij voor het een naar te
            som och og til till hos af et ett
            di della il jako dla
            """);

    /** What all postings are, in the plural: no job is called so. */
    private static final Set<String> POSTINGS = words("""
            jobs vacancies openings positions careers stellen stellenangebote jobangebote emplois offres empleos ofertas trabajos vacatures
            banen jobb stillinger
            """);

    /** The same in the singular, and what is said of it: at the end, or before a word that joins. */
    private static final Set<String> POSTING = words("""
            job vacancy opening position stelle stellenangebot jobangebot gesucht emploi poste offre empleo oferta trabajo puesto vacature
            baan stilling lediga ledige hiring wanted
            """);

    private Fillers() {}

    /** The same parts, those marked that say nothing beside the others. */
    static List<Expression> marked(List<Expression> parts) {
        List<Expression> marked = new ArrayList<>(parts);
        boolean rest = false;
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i) instanceof Word word && saysNothing(parts, marked, i, word)) {
                marked.set(i, new Filler(word));
            } else {
                rest |= !(parts.get(i) instanceof Not);
            }
        }
        return rest ? marked : parts;
    }

    /** From the end, so that in "job as a nurse" each is known by the one behind. */
    private static boolean saysNothing(List<Expression> parts, List<Expression> marked, int i, Word word) {
        List<String> forms = word.sought().readings().getFirst();
        if (forms.size() != 1) {
            return false;
        }
        String form = forms.getFirst();
        boolean last = i == parts.size() - 1;
        return JOINING.contains(form)
                || POSTINGS.contains(form)
                || POSTING.contains(form) && (last || marked.get(i + 1) instanceof Filler);
    }

    /** The words of an expression that were taken for such, as they were written. */
    static List<String> in(Expression expression) {
        return switch (expression) {
            case AllOf all -> all.parts().stream().flatMap(p -> in(p).stream()).toList();
            case AnyOf any -> any.parts().stream().flatMap(p -> in(p).stream()).toList();
            case Not not -> in(not.part());
            case In in -> in(in.part());
            case Filler filler -> List.of(filler.word().sought().written());
            case Word _, Expression.Concept _, Expression.Phrase _, Expression.Prefix _ -> List.of();
        };
    }

    private static Set<String> words(String words) {
        return Set.of(
                java.util.Arrays.stream(words.strip().split("\\s+")).distinct().toArray(String[]::new));
    }
}
