package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.IndexNotReadyException;
import io.rolecall.search.project.Projection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One posting by its id, open or closed: from the projection, which is the same for all instances, so that who reloads a
 * page is never taken back to an older version. While MongoDB is down, from the index, which has the open ones.
 */
@Component
public class PostingLookup {
    private static final Logger log = LoggerFactory.getLogger(PostingLookup.class);

    private final Projection projection;
    private final Searcher searcher;

    PostingLookup(Projection projection, Searcher searcher) {
        this.projection = projection;
        this.searcher = searcher;
    }

    /**
     * The posting; empty when there is none.
     *
     * @throws LookupUnavailableException when it can't be known at the moment
     */
    public Optional<Posting> find(String id) {
        try {
            return projection.find(id);
        } catch (RuntimeException e) {
            log.warn("The projection can't be read; posting {} is looked up in the index: {}", id, e.toString());
            try {
                return Optional.of(searcher.find(id).orElseThrow(() -> new LookupUnavailableException(e)));
            } catch (IndexNotReadyException notReady) {
                throw new LookupUnavailableException(e);
            }
        }
    }

    /** The store of postings can't be read now, and what can be read doesn't have the posting. */
    public static final class LookupUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LookupUnavailableException(Throwable cause) {
            super("Postings can't be looked up at the moment. Try again in a few seconds.", cause);
        }
    }
}
