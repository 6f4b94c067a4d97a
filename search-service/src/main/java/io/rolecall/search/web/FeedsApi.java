package io.rolecall.search.web;

import io.rolecall.posting.Posting;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.find.Searcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Any search as a feed, by the same parameters: the newest postings first unless it says otherwise. */
@RestController
class FeedsApi {
    private static final String ATOM = "/v1/feed.atom";
    private static final String JSON = "/v1/feed.json";
    private static final String CALENDAR = "/v1/feed.ics";

    /** How many of the newest matches are looked through for deadlines, in pages of the most that a page can have. */
    private static final int DEADLINE_PAGES = 10;

    private final Searcher searcher;
    private final WebSettings settings;

    FeedsApi(Searcher searcher, WebSettings settings) {
        this.searcher = searcher;
        this.settings = settings;
    }

    @GetMapping(ATOM)
    ResponseEntity<byte[]> atom(HttpServletRequest request) {
        return answer(Atom.TYPE, Atom.of(feed(request, ATOM)));
    }

    @GetMapping(path = JSON, produces = JsonFeed.TYPE)
    JsonFeed json(HttpServletRequest request) {
        return JsonFeed.of(feed(request, JSON));
    }

    @GetMapping(CALENDAR)
    ResponseEntity<byte[]> calendar(HttpServletRequest request) {
        Map<String, List<String>> parameters = newestFirst(request);
        List<Posting> due = new ArrayList<>();
        for (int page = 1; page <= DEADLINE_PAGES; page++) {
            SearchResult result = searcher.search(SearchRequest.parse(Parameters.with(
                    Parameters.with(parameters, "size", String.valueOf(SearchRequest.MOST_RESULTS)),
                    "page",
                    String.valueOf(page))));
            result.results().stream()
                    .map(Found::posting)
                    .filter(p -> p.validThrough() != null)
                    .forEach(due::add);
            if ((long) page * result.size() >= result.total()) {
                break;
            }
        }
        Feed feed = feed(parameters, words(request), CALENDAR, null, due);
        return answer(Calendar.TYPE, Calendar.of(feed));
    }

    private Feed feed(HttpServletRequest request, String path) {
        Labels words = words(request);
        Map<String, List<String>> parameters = newestFirst(request);
        SearchResult result = searcher.search(SearchRequest.parse(parameters));
        long shown = (long) result.page() * result.size();
        String next = shown < result.total() && shown + result.size() <= SearchRequest.WINDOW
                ? settings.publicUrl()
                        + path
                        + query(Parameters.with(parameters, "page", String.valueOf(result.page() + 1)), words)
                : null;
        return feed(
                parameters,
                words,
                path,
                next,
                result.results().stream().map(Found::posting).toList());
    }

    private Feed feed(
            Map<String, List<String>> parameters,
            Labels words,
            String path,
            @org.jspecify.annotations.Nullable String next,
            List<Posting> postings) {
        Map<String, List<String>> shown = Parameters.without(parameters, "facets");
        return new Feed(
                "Rolecall: " + Titles.of(shown, words),
                settings.publicUrl() + "/" + Parameters.query(Parameters.without(shown, "page", "size")),
                settings.publicUrl() + path + query(shown, words),
                next,
                words.text("feed.deadline"),
                postings.stream()
                        .map(p -> FeedEntry.of(p, settings.publicUrl(), words))
                        .toList());
    }

    private static String query(Map<String, List<String>> parameters, Labels words) {
        Map<String, List<String>> shown = Parameters.without(parameters, "facets");
        return Parameters.query(
                words == Labels.ENGLISH ? shown : Parameters.with(shown, PageLanguage.PARAMETER, words.text("lang")));
    }

    /** A feed needs no counts, and a reader of feeds expects what is new. */
    private static Map<String, List<String>> newestFirst(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(Parameters.filled(request));
        parameters.putIfAbsent("sort", List.of("date"));
        parameters.put("facets", List.of("none"));
        return parameters;
    }

    /** As the address says and nothing else: feeds are kept by caches, and their readers send no wish. */
    private static Labels words(HttpServletRequest request) {
        return Labels.of(Locale.of(Objects.requireNonNullElse(request.getParameter(PageLanguage.PARAMETER), "")));
    }

    private static ResponseEntity<byte[]> answer(String type, byte[] body) {
        return ResponseEntity.ok()
                .header("Content-Type", type + ";charset=utf-8")
                .body(body);
    }
}
