package io.rolecall.place;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mentions that speak of one place: "Kanata", "Ottawa", "ON", "Canada". Each one narrows what the others may mean, or says
 * how exact the place is; one that agrees with none of the meanings speaks of another place.
 */
final class Chain {
    /** Inhabitants of a city whose name stands for it whatever is said beside it. */
    private static final int BIG = 300_000;
    /** Inhabitants that a place needs to be meant by its own name alone, and by another name of it. */
    static final int ALONE = 5_000;

    private static final int ALONE_BY_OTHER_NAME = 20_000;
    /** Inhabitants of a city that has the name of a country in some language: Brasília, Salvador, Granada. */
    private static final int COUNTRY_BY_OTHER_NAME = 200_000;

    /** How far a part of a city may lie from its middle. */
    private static final double PART_KM = 40;

    private final Atlas atlas;
    private int[] places = {};
    private double[] scores = {};
    private boolean confirmed;

    Chain(Atlas atlas) {
        this.atlas = atlas;
    }

    boolean isEmpty() {
        return places.length == 0;
    }

    /** Takes a mention into the chain, and says whether it belonged there. */
    boolean accept(Mention mention) {
        int[] meanings = mention.meanings();
        if (isEmpty()) {
            start(mention);
            return true;
        }
        if (narrow(mention)) {
            return true;
        }
        int best = best();
        Chain other = new Chain(atlas);
        other.start(mention);
        int next = other.best();
        if (next < 0) {
            return meanings.length > 0; // a code that agrees with nothing: the chain swallows it
        }
        if (best < 0) {
            become(other);
            return true;
        }
        boolean bigCity = atlas.kind(best) == Place.Kind.CITY && atlas.population(best) >= BIG;
        boolean strongCode = mention.code() && other.scores[other.indexOf(next)] >= 1e15;
        if (mention.code() && !strongCode && bigCity) {
            return true; // "Milano (XY)"
        }
        if (atlas.kind(best) == Place.Kind.CITY && !bigCity && atlas.kind(next) != Place.Kind.CITY) {
            become(other); // "Essex, UK": not the Essex that we know
            confirmed = true;
            return true;
        }
        return false;
    }

    private void become(Chain other) {
        places = other.places;
        scores = other.scores;
        confirmed = other.confirmed;
    }

    private void start(Mention mention) {
        int[] meanings = mention.meanings();
        places = new int[meanings.length];
        scores = new double[meanings.length];
        for (int i = 0; i < meanings.length; i++) {
            places[i] = NameIndex.ordinal(meanings[i]);
            scores[i] = score(meanings[i], mention);
        }
        confirmed = false;
    }

    private boolean narrow(Mention mention) {
        Map<Integer, Double> agreed = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            for (int meaning : mention.meanings()) {
                int place = NameIndex.ordinal(meaning);
                int exact = moreExact(places[i], place);
                if (exact >= 0) {
                    double score = exact == places[i] ? scores[i] : score(meaning, mention);
                    // Once for each place, whatever is repeated: a text of thirty times "San Jose" must not grow.
                    agreed.merge(exact, Math.abs(score) * weight(places[i], place), Math::max);
                }
            }
        }
        if (agreed.isEmpty()) {
            return false;
        }
        places = agreed.keySet().stream().mapToInt(Integer::intValue).toArray();
        scores = agreed.values().stream().mapToDouble(Double::doubleValue).toArray();
        confirmed = true;
        return true;
    }

    /** The more exact of two places that one text may mean together; -1 when they disagree. */
    private int moreExact(int one, int other) {
        if (one == other) {
            return one;
        }
        if (atlas.contains(one, other)) {
            return other;
        }
        if (atlas.contains(other, one)) {
            return one;
        }
        boolean cities = atlas.kind(one) == Place.Kind.CITY && atlas.kind(other) == Place.Kind.CITY;
        if (cities && atlas.part(one) != atlas.part(other) && atlas.distanceKm(one, other) <= PART_KM) {
            return atlas.part(one) ? one : other;
        }
        return -1;
    }

    /**
     * "Windsor, CA" is in California, though Windsor in Canada is ten times larger; but "London, CA" is in Canada, as the one
     * in California is a village.
     */
    private double weight(int one, int other) {
        if (one == other) {
            return 1e-13; // said twice, and so less than a place in it: "Singapore, Singapore"
        }
        int wide = atlas.contains(one, other) ? one : other;
        int exact = wide == one ? other : one;
        if (atlas.kind(exact) == Place.Kind.REGION) {
            return 0.1;
        }
        return atlas.kind(wide) == Place.Kind.REGION && atlas.isStateOfUnitedStates(wide) ? 20 : 1;
    }

    /** How likely a name means a place when nothing else is said; negative when it never does. */
    private double score(int meaning, Mention mention) {
        double likely = likely(meaning, mention);
        return mention.doubtful() ? -Math.abs(likely) : likely;
    }

    private double likely(int meaning, Mention mention) {
        int place = NameIndex.ordinal(meaning);
        double people = atlas.population(place) + 1.0;
        return switch (NameIndex.manner(meaning)) {
            case NameIndex.FIRST -> 1e15 + people;
            case NameIndex.BESIDE -> -people;
            default -> {
                boolean own = NameIndex.manner(meaning) == NameIndex.OWN;
                yield switch (atlas.kind(place)) {
                    case COUNTRY -> own || mention.code() ? 1e12 + people : COUNTRY_BY_OTHER_NAME;
                    case REGION -> region(place, own, people, mention.code());
                    case CITY -> city(own, people);
                };
            }
        };
    }

    private double region(int region, boolean own, double people, boolean code) {
        if (code) {
            return codeOfRegion(region, people);
        }
        if (atlas.namedAfterCity(region)) {
            return 1;
        }
        return own ? people : people / 20;
    }

    /** The codes of the United States' states come before those of countries, of which come those of other regions. */
    private double codeOfRegion(int region, double people) {
        return atlas.isStateOfUnitedStates(region) ? 1e13 + people : people;
    }

    private static double city(boolean own, double people) {
        if (own) {
            return people > ALONE ? people : -people;
        }
        return people > ALONE_BY_OTHER_NAME ? people / 20 : -people / 20;
    }

    /** The place that the chain means, or -1. */
    int best() {
        int best = -1;
        for (int i = 0; i < places.length; i++) {
            boolean possible = confirmed || scores[i] > 0;
            if (possible && (best < 0 || scores[i] > scores[best])) {
                best = i;
            }
        }
        return best < 0 ? -1 : places[best];
    }

    private int indexOf(int place) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == place) {
                return i;
            }
        }
        return 0;
    }
}
