package io.rolecall.search.rank;

import io.rolecall.query.TextWord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what is wanted with the card of one posting after another. */
final class Candidate {
    /** What another form of a word is worth beside the word itself. */
    private static final double INFLECTED = 0.9;

    /** A word of a way of a group. */
    private record Unit(String form, int group, int way, int index, int last) {
        boolean before(Unit next) {
            return next.group == group
                    ? next.way == way && next.index == index + 1
                    : next.group == group + 1 && next.index == 0 && index == last;
        }
    }

    private final Wanted wanted;
    private final double[] shares;
    private final Weights weights;
    private final Map<String, Unit> byForm = new HashMap<>();
    private final Map<String, Map<String, Unit>> byStem = new HashMap<>();
    private final int units;

    /** For each group, how well the posting has it where it has it best so far. */
    private final double[] met;

    private double order;

    /** @param shares how much each group tells, together 1 */
    Candidate(Wanted wanted, double[] shares, Weights weights) {
        this.weights = weights;
        this.wanted = wanted;
        this.shares = shares;
        this.met = new double[shares.length];
        int written = 0;
        for (int g = 0; g < wanted.groups().size(); g++) {
            written += wanted.groups().get(g).ways().getFirst().size();
            add(g, 0);
        }
        // Behind all that was written, so that no synonym takes a word that was asked for itself.
        for (int g = 0; g < wanted.groups().size(); g++) {
            for (int w = 1; w < wanted.groups().get(g).ways().size(); w++) {
                add(g, w);
            }
        }
        this.units = written;
    }

    private void add(int group, int way) {
        List<String> forms = wanted.groups().get(group).ways().get(way);
        for (int i = 0; i < forms.size(); i++) {
            byForm.putIfAbsent(forms.get(i), new Unit(forms.get(i), group, way, i, forms.size() - 1));
        }
    }

    double score(TitleCard card, double firstPass, double inARow, double density, double freshness) {
        Arrays.fill(met, 0);
        Map<String, Unit> stems = byStem.computeIfAbsent(card.language(), this::stems);
        double whole = meet(card.title(), card.language(), stems);
        double inOrder = units < 2 ? whole > 0 ? 1 : 0 : Math.min(1, order / (units - 1));
        double title = covered();
        double core = share(card.core(), card.language(), stems);
        double organizationWhole = meet(card.organization(), card.language(), stems);
        double organization = (covered() - title) * (0.5 + 0.5 * organizationWhole);
        double before = covered();
        meet(card.places(), card.language(), stems);
        double place = covered() - before;
        before = covered();
        meet(card.occupations(), card.language(), stems);
        double occupation = covered() - before;
        before = covered();
        meet(card.skills(), card.language(), stems);
        double skills = covered() - before;
        return weights.words() * firstPass
                + title
                        * (weights.title()
                                + weights.core() * core
                                + weights.whole() * whole
                                + weights.order() * inOrder)
                + weights.organization() * organization
                + weights.place() * place
                + weights.occupation() * occupation
                + weights.skills() * skills
                + weights.row() * Math.max(inARow, title * inOrder)
                + weights.near() * Math.max(density, title)
                + weights.fresh() * freshness;
    }

    private double covered() {
        double sum = 0;
        for (int g = 0; g < met.length; g++) {
            sum += shares[g] * met[g];
        }
        return sum;
    }

    /** Notes which groups stand in a text; answers the share of the text that was asked for. */
    private double meet(String[] words, String language, Map<String, Unit> stems) {
        double[] ways = new double[wanted.groups().size() * 16];
        double said = 0;
        order = 0;
        Unit before = null;
        boolean[] seen = new boolean[ways.length * 8];
        for (String word : words) {
            Unit unit = byForm.get(word);
            double worth = 1;
            if (unit == null) {
                unit = stems.get(TextWord.stem(word, language.isEmpty() ? null : language));
                worth = INFLECTED;
            }
            if (unit == null) {
                before = null;
                continue;
            }
            worth *= unit.way == 0 ? 1 : weights.otherwise();
            said += worth;
            int way = unit.group * 16 + unit.way;
            int slot = way * 8 + Math.min(unit.index, 7);
            if (!seen[slot]) {
                seen[slot] = true;
                ways[way] += worth / (unit.last + 1);
                met[unit.group] = Math.max(met[unit.group], Math.min(1, ways[way]));
            }
            if (before != null && before.before(unit)) {
                order++;
            }
            before = unit;
        }
        return words.length == 0 ? 0 : said / words.length;
    }

    private double share(String[] words, String language, Map<String, Unit> stems) {
        double said = 0;
        for (String word : words) {
            Unit unit = byForm.get(word);
            double worth = 1;
            if (unit == null) {
                unit = stems.get(TextWord.stem(word, language.isEmpty() ? null : language));
                worth = INFLECTED;
            }
            said += unit == null ? 0 : worth * (unit.way == 0 ? 1 : weights.otherwise());
        }
        return words.length == 0 ? 0 : said / words.length;
    }

    private Map<String, Unit> stems(String language) {
        Map<String, Unit> stems = new HashMap<>();
        @Nullable String known = language.isEmpty() ? null : language;
        byForm.forEach((form, unit) -> stems.putIfAbsent(TextWord.stem(form, known), unit));
        return stems;
    }
}
