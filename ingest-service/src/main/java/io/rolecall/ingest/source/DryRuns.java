package io.rolecall.ingest.source;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.fetch.Fetcher;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.fetch.Validators;
import io.rolecall.ingest.form.Items;
import io.rolecall.ingest.form.Refusals;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the beginning of a source's list, and stores nothing. */
@Component
public class DryRuns {
    private static final Logger log = LoggerFactory.getLogger(DryRuns.class);
    private static final int ITEMS = 10;
    /** One that takes too long goes on without us until its fetching ends; so they are few. */
    private static final int AT_ONCE = 4;

    private final Fetcher fetcher;
    private final SourceSettings settings;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    DryRuns(Fetcher fetcher, SourceSettings settings, Clock clock) {
        this.fetcher = fetcher;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param source as it would be saved
     * @param fetched items that were looked at: the first of the list
     * @param whole whether that was all that the list has
     * @param error why the list can't be read, or not on; null where it can
     * @param postings as they would be published
     */
    public record Result(
            SourceView source,
            int fetched,
            int open,
            int notOpen,
            int refused,
            boolean whole,
            @Nullable String error,
            int requests,
            long bytes,
            List<Posting> postings,
            List<Run.Refusal> refusals) {}

    Result of(Source source) {
        if (!free.tryAcquire()) {
            throw new InvalidRequestException(
                    HttpStatus.TOO_MANY_REQUESTS, null, "Other dry runs go on; try again later.");
        }
        Beginning beginning = new Beginning(clock.instant());
        Pages pages = fetcher.pages(Validators.NONE, true);
        CompletableFuture<@Nullable String> reading = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("dry-run-" + source.id()).start(() -> {
            try {
                reading.complete(read(source, pages, beginning));
            } catch (RuntimeException | StackOverflowError e) {
                log.warn("The dry run of source {} stopped", source.id(), e);
                reading.complete("could not be read; this is our fault, and it has been logged");
            } finally {
                free.release();
            }
        });
        String error;
        try {
            error = reading.get(settings.dryRun().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            error = "was not read within " + settings.dryRun() + ", and is shown as far as it was";
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error = "was not read: the service is shutting down";
        }
        return beginning.result(SourceView.of(source, null, List.of()), error, pages);
    }

    private static @Nullable String read(Source source, Pages pages, Beginning beginning) {
        try {
            source.form().read(source.listing(null), pages, beginning);
            beginning.ended();
            return null;
        } catch (EnoughException e) {
            return null;
        } catch (UncheckedIOException e) {
            return String.valueOf(e.getCause());
        } catch (IOException e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }

    /** Ends the reading of a list from within. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1;

        EnoughException() {
            super("enough", null, false, false);
        }
    }

    /** The first items of a list. Written by one thread, and looked at by another. */
    private static final class Beginning implements Items {
        private final Instant now;
        private final List<Posting> postings = new ArrayList<>();
        private final List<Run.Refusal> refusals = new ArrayList<>();
        private int fetched;
        private int notOpen;
        private boolean whole;

        Beginning(Instant now) {
            this.now = now;
        }

        @Override
        public synchronized void open(Draft draft, Object same) {
            next();
            try {
                postings.add(Normalizer.normalize(draft, now));
            } catch (InvalidPostingException e) {
                String item = String.valueOf(same);
                refuse(
                        draft.externalId(),
                        e.field(),
                        Refusals.message(e),
                        item.length() <= 1_000 ? item : item.substring(0, 1_000) + "…");
            }
        }

        @Override
        public synchronized void notOpen(String externalId) {
            next();
            notOpen++;
        }

        @Override
        public synchronized void refused(@Nullable String externalId, String field, String message, String excerpt) {
            next();
            refuse(externalId, field, message, excerpt);
        }

        private void refuse(@Nullable String externalId, String field, String message, String excerpt) {
            refusals.add(new Run.Refusal(fetched - 1, externalId, field, message, excerpt));
        }

        @Override
        public synchronized boolean sameAsBefore(String externalId, Object same) {
            if (fetched >= ITEMS) {
                throw new EnoughException();
            }
            return false;
        }

        @Override
        public void reached(String cursor) {}

        private void next() {
            if (fetched >= ITEMS) {
                throw new EnoughException();
            }
            fetched++;
        }

        synchronized void ended() {
            whole = true;
        }

        synchronized Result result(SourceView source, @Nullable String error, Pages pages) {
            return new Result(
                    source,
                    fetched,
                    postings.size(),
                    notOpen,
                    refusals.size(),
                    whole,
                    error,
                    pages.requests(),
                    pages.bytes(),
                    List.copyOf(postings),
                    List.copyOf(refusals));
        }
    }
}
