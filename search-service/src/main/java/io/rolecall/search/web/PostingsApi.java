package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.posting.Posting;
import io.rolecall.search.find.PostingLookup;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.Searcher;
import io.rolecall.search.find.Similar;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search API. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class PostingsApi {
    private static final int MOST_SIMILAR = 20;

    private final Searcher searcher;
    private final PostingLookup postings;
    private final Similar similar;
    private final WebSettings settings;

    PostingsApi(Searcher searcher, PostingLookup postings, Similar similar, WebSettings settings) {
        this.searcher = searcher;
        this.postings = postings;
        this.similar = similar;
        this.settings = settings;
    }

    @GetMapping("/postings")
    SearchResult search(HttpServletRequest request, HttpServletResponse response) {
        Map<String, List<String>> parameters = Parameters.of(request);
        SearchResult result = searcher.search(SearchRequest.parse(parameters));
        String canonical = CanonicalLink.of(settings.publicUrl(), result, parameters);
        if (canonical != null) {
            response.addHeader(HttpHeaders.LINK, "<" + canonical + ">; rel=\"canonical\"");
        }
        return result;
    }

    /** The rest of the path, because an id may contain a slash. */
    @GetMapping("/postings/{*id}")
    Posting posting(@PathVariable String id) {
        return found(PostingPath.id(id), "id");
    }

    /** What is like a posting, open or closed. */
    @GetMapping("/similar")
    Answer similar(@RequestParam("posting") String id, @RequestParam(defaultValue = "10") int size) {
        if (size < 1 || size > MOST_SIMILAR) {
            throw new InvalidRequestException("size", "is not a whole number from 1 to " + MOST_SIMILAR + ".");
        }
        return new Answer(similar.to(found(id, "posting"), size));
    }

    record Answer(List<Posting> results) {}

    private Posting found(String id, String field) {
        return postings.find(id)
                .orElseThrow(() ->
                        new InvalidRequestException(HttpStatus.NOT_FOUND, field, "There is no posting of this id."));
    }
}
