package io.rolecall.search.offer;

import io.rolecall.query.Query;
import io.rolecall.search.rank.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds what to offer for a query that found little. */
public final class Offers {
    private static final int MOST_SPELLINGS = 2;
    private static final int MOST_WIDER = 3;

    private final OfferSettings settings;

    public Offers(OfferSettings settings) {
        this.settings = settings;
    }

    /**
     * Other queries that find more, the best first.
     *
     * @param found how many the query found
     */
    public List<Offer> of(Query query, Vocabulary vocabulary, int found, Counter counter) throws IOException {
        if (found >= settings.below() || query.unfiltered()) {
            return List.of();
        }
        Attempt attempt = new Attempt(query, found, counter, Budget.of(settings.time()));
        Spelling spelling = new Spelling(attempt, vocabulary);
        List<Offer> spelled = spelling.unknown(MOST_SPELLINGS);
        List<Offer> wider = new ArrayList<>();
        ReadAsPlace.of(attempt).ifPresent(wider::add);
        List<Offer> offers = new ArrayList<>(spelled);
        if (spelled.isEmpty() && wider.isEmpty() && found == 0) {
            offers.addAll(spelling.known(MOST_SPELLINGS));
        }
        wider.addAll(Broadening.of(attempt, vocabulary));
        offers.addAll(wider.subList(0, Math.min(MOST_WIDER, wider.size())));
        return List.copyOf(offers);
    }
}
