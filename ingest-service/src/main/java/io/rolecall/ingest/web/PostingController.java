package io.rolecall.ingest.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.posting.Posting;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the operator what the catalog knows of a posting, and erases it on request. */
@RestController
class PostingController {
    private final Catalog catalog;

    PostingController(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param posting as it was told last, or is about to be
     * @param lastSeen when it was last seen so
     */
    record CatalogState(Posting posting, Instant lastSeen) {}

    /** Erases a posting everywhere, whatever its state. A list that still names it brings it back. */
    @DeleteMapping("/v1/postings/{*id}")
    ResponseEntity<Void> erase(@PathVariable String id) {
        one(id);
        catalog.erase(Set.of(id.substring(1)));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/v1/postings/{*id}")
    CatalogState one(@PathVariable String id) {
        return Optional.of(id)
                .filter(path -> path.length() > 1) // "/v1/postings" itself comes here too
                .flatMap(path -> catalog.find(path.substring(1)))
                .map(known -> new CatalogState(known.posting(), known.lastSeen()))
                .orElseThrow(
                        () -> new InvalidRequestException(HttpStatus.NOT_FOUND, "id", "There is no such posting."));
    }
}
