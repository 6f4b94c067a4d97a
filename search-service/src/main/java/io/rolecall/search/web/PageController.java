package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.posting.Posting;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.search.find.PostingLookup;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.Searcher;
import io.rolecall.search.find.Similar;
import io.rolecall.search.index.IndexNotReadyException;
import io.rolecall.search.web.SearchPage.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages for people. They work without scripts; a script only saves loading the whole page again. */
@Controller
class PageController {
    private static final int SIMILAR = 5;

    /** Of so few, a stem or another language’s word may be what is found. */
    private static final int LITTLE = 10;

    /** In a header; the script keeps an address that is longer as the browser has it. */
    private static final int LONGEST_ADDRESS = 4_000;

    private final Searcher searcher;
    private final Similar similar;
    private final PostingLookup postings;
    private final SearchPages pages;
    private final WebSettings settings;
    private final InstantSource clock;

    PageController(
            Searcher searcher,
            Similar similar,
            PostingLookup postings,
            SearchPages pages,
            WebSettings settings,
            InstantSource clock) {
        this.searcher = searcher;
        this.similar = similar;
        this.postings = postings;
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String search(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        Labels words = Labels.of(locale);
        Map<String, List<String>> parameters = Map.of();
        SearchPage page;
        try {
            parameters = Parameters.filled(request);
            page = search(parameters, typing(request), words);
        } catch (InvalidQueryException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page = pages.failed(parameters, Trouble.of(e.field(), e.getMessage(), words), words);
        } catch (InvalidRequestException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page = pages.failed(parameters, Trouble.of(e.field(), e.getMessage(), words), words);
        } catch (IndexNotReadyException e) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, SearchProblems.LATER);
            page = pages.failed(parameters, Trouble.of(null, e.getMessage(), words), words);
        }
        // The script shows this as the page's address, without the form's empty fields; who types doesn't leave a page
        // per letter.
        if (request.getHeader("HX-Request") != null && page.address().length() <= LONGEST_ADDRESS) {
            response.setHeader(typing(request) ? "HX-Replace-Url" : "HX-Push-Url", page.address());
        }
        response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie, HX-Request");
        model.addAttribute("page", page);
        return "search";
    }

    /** While somebody types and the last word finds little as it stands, what begins with it is shown, and that it is that. */
    private SearchPage search(Map<String, List<String>> parameters, boolean typing, Labels words) {
        SearchRequest asked = SearchRequest.parse(Parameters.withUsual(parameters));
        SearchResult result = searcher.search(asked);
        Optional<Map<String, List<String>>> begun =
                result.total() < LITTLE ? Unfinished.asPrefix(parameters) : Optional.empty();
        if (typing && begun.isPresent()) {
            SearchRequest longer = SearchRequest.parse(Parameters.withUsual(begun.get()));
            SearchResult found = searcher.search(longer);
            if (found.total() > result.total()) {
                return pages.begun(parameters, begun.get(), longer, found, words);
            }
        }
        return pages.found(parameters, begun.orElse(null), asked, result, words);
    }

    private static boolean typing(HttpServletRequest request) {
        return "q".equals(request.getHeader("HX-Trigger"));
    }

    @GetMapping(path = "/postings/{*id}", produces = MediaType.TEXT_HTML_VALUE)
    String posting(@PathVariable String id, HttpServletResponse response, Model model, Locale locale) {
        Labels words = Labels.of(locale);
        response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
        try {
            Optional<Posting> posting = postings.find(PostingPath.id(id));
            if (posting.isPresent()) {
                model.addAttribute(
                        "posting",
                        PostingPage.of(posting.get(), like(posting.get()), settings, clock.instant(), words));
                return "posting";
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return trouble(model, words.text("trouble.posting"), words.text("trouble.posting.why"));
        } catch (PostingLookup.LookupUnavailableException e) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, SearchProblems.LATER);
            return trouble(model, words.text("trouble.now"), words.text("trouble.now.why"));
        }
    }

    /** None while the index is being made: the posting itself is there without it. */
    private List<Posting> like(Posting posting) {
        try {
            return similar.to(posting, SIMILAR);
        } catch (IndexNotReadyException e) {
            return List.of();
        }
    }

    static String trouble(Model model, String title, String message) {
        model.addAttribute("title", title);
        model.addAttribute("message", message);
        return "trouble";
    }
}
