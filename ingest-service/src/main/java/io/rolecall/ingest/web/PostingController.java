package io.rolecall.ingest.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.cluster.Clusters;
import io.rolecall.ingest.cluster.Explanation;
import io.rolecall.posting.Posting;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the operator what is known of a posting and of its vacancy; splits it off the wrong one, and erases it on request. */
@RestController
class PostingController {
    /** Ids of postings may have slashes, so that the rest of an address can't be a pattern. */
    private static final String CLUSTER = "/cluster";

    private final Catalog catalog;
    private final Clusters clusters;
    private final Clock clock;

    PostingController(Catalog catalog, Clusters clusters, Clock clock) {
        this.catalog = catalog;
        this.clusters = clusters;
        this.clock = clock;
    }

    /**
     * @param posting as it was told last, or is about to be
     * @param lastSeen when it was last seen so
     */
    record CatalogState(Posting posting, Instant lastSeen) {}

    /** The posting, or who else is in its cluster and by what evidence. */
    @GetMapping("/v1/postings/{*path}")
    Object one(@PathVariable String path) {
        Optional<Catalog.Known> known = find(path);
        if (known.isEmpty() && path.endsWith(CLUSTER)) {
            return clusters.explain(clustered(path));
        }
        return known.map(found -> new CatalogState(found.posting(), found.lastSeen()))
                .orElseThrow(PostingController::unknown);
    }

    /**
     * Erases the posting everywhere, whatever its state; a list that still names it brings it back. Or takes it out of its
     * cluster, for good, and tells readers of its new one.
     */
    @DeleteMapping("/v1/postings/{*path}")
    ResponseEntity<Explanation> delete(@PathVariable String path) {
        Optional<Catalog.Known> known = find(path);
        if (known.isEmpty() && path.endsWith(CLUSTER)) {
            return ResponseEntity.ok(split(path));
        }
        catalog.erase(
                Set.of(known.orElseThrow(PostingController::unknown).posting().id()));
        return ResponseEntity.noContent().build();
    }

    private Explanation split(String path) {
        Posting posting = clustered(path);
        String own = clusters.split(posting);
        if (own.equals(posting.clusterId())) {
            throw new InvalidRequestException(
                    HttpStatus.CONFLICT, "id", "The posting is alone in its cluster; there is nothing to split.");
        }
        catalog.observe(
                List.of(new Observation.Moved(posting.id(), own, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        return clusters.explain(clustered(path));
    }

    private Posting clustered(String path) {
        return find(path.substring(0, path.length() - CLUSTER.length()))
                .orElseThrow(PostingController::unknown)
                .posting();
    }

    private Optional<Catalog.Known> find(String path) {
        // "/v1/postings" itself comes here too
        return path.length() > 1 ? catalog.find(path.substring(1)) : Optional.empty();
    }

    private static InvalidRequestException unknown() {
        return new InvalidRequestException(HttpStatus.NOT_FOUND, "id", "There is no such posting.");
    }
}
