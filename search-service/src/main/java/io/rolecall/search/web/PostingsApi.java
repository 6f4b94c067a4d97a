package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.posting.Posting;
import io.rolecall.search.find.PostingLookup;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.Searcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The search API. */
@RestController
@RequestMapping(path = "/v1/postings", produces = MediaType.APPLICATION_JSON_VALUE)
class PostingsApi {
    private final Searcher searcher;
    private final PostingLookup postings;

    PostingsApi(Searcher searcher, PostingLookup postings) {
        this.searcher = searcher;
        this.postings = postings;
    }

    @GetMapping
    SearchResult search(HttpServletRequest request) {
        return searcher.search(SearchRequest.parse(Parameters.of(request)));
    }

    /** The rest of the path, because an id may contain a slash. */
    @GetMapping("/{*id}")
    Posting posting(@PathVariable String id) {
        return postings.find(PostingPath.id(id))
                .orElseThrow(() ->
                        new InvalidRequestException(HttpStatus.NOT_FOUND, "id", "There is no posting of this id."));
    }
}
