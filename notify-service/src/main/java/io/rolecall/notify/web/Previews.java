package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.Query;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an alert would have told lately, and whether that is more than anybody reads. */
@Component
class Previews {
    private final SearchService search;
    private final PreviewSettings settings;

    Previews(SearchService search, PreviewSettings settings) {
        this.search = search;
        this.settings = settings;
    }

    /**
     * @param days of which it tells
     * @param count vacancies in that time: what is posted several times is told once
     * @param postings the same, each posting counted
     * @param perDay of vacancies, on average
     * @param mostPerDay more are refused
     * @param samples some of them
     * @param nearMisses where it finds nothing: queries like it that find something
     */
    record Preview(
            int days,
            long count,
            long postings,
            double perDay,
            int mostPerDay,
            List<SearchService.Sample> samples,
            List<SearchService.NearMiss> nearMisses) {
        /** Public for the page that asks. */
        public boolean tooBroad() {
            return perDay > mostPerDay;
        }
    }

    /** Empty while search does not answer: nothing depends on it. */
    Optional<Preview> of(Query query) {
        return search.lately(query)
                .map(f -> new Preview(
                        SearchService.DAYS,
                        f.vacancies(),
                        f.postings(),
                        Math.round(100.0 * f.vacancies() / SearchService.DAYS) / 100.0,
                        settings.mostPerDay(),
                        f.samples(),
                        f.vacancies() == 0 ? f.nearMisses() : List.of()));
    }

    /** Refuses a query that finds more than anybody reads; while search does not answer, none. */
    void refuseTooBroad(Query query) {
        of(query).filter(Preview::tooBroad).ifPresent(p -> {
            throw tooBroad(p);
        });
    }

    static InvalidRequestException tooBroad(Preview p) {
        return new InvalidRequestException("query", tooBroadMessage(p));
    }

    /** In the words that programs get; pages have their own. */
    static String tooBroadMessage(Preview p) {
        return "It would find about " + Math.round(p.perDay()) + " vacancies a day (" + p.count() + " in the last "
                + p.days() + " days); the most is " + p.mostPerDay() + " a day. Narrow it.";
    }
}
