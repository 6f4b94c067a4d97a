package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.posting.Posting;
import io.rolecall.search.project.Changes;
import io.rolecall.search.project.Cursor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The change stream: a posting a line, with tombstones for those that ended, and cursors to go on from. An answer is whole
 * when its last line is a cursor; whoever didn't get one goes on from the last that came.
 */
@RestController
class StreamApi {
    static final String NDJSON = "application/x-ndjson";

    private final Changes changes;
    private final WebSettings settings;
    private final Semaphore free;
    private final JsonMapper json;

    StreamApi(Changes changes, WebSettings settings, JsonMapper json) {
        this.changes = changes;
        this.settings = settings;
        this.free = new Semaphore(settings.streams());
        this.json = json;
    }

    /** A posting that ended. */
    record Tombstone(
            String id,
            boolean removed,
            @Nullable Instant removedAt,
            @Nullable String reason) {}

    /** Where to go on. */
    record Mark(String cursor) {}

    @GetMapping("/v1/stream")
    void stream(@RequestParam(required = false) @Nullable String since, HttpServletResponse response)
            throws IOException {
        if (settings.streams() == 0) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no change stream here.");
        }
        Optional<Cursor> cursor = since == null || since.isBlank() ? Optional.empty() : Optional.of(cursor(since));
        if (!free.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            throw new InvalidRequestException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    null,
                    "As many read the change stream as this service serves at a time. Try again in a minute.");
        }
        Lines lines = new Lines(response);
        try {
            if (cursor.isPresent()) {
                changes.since(cursor.get(), lines);
            } else {
                changes.all(lines);
            }
        } catch (Changes.OutdatedCursorException e) {
            throw new InvalidRequestException(
                    HttpStatus.GONE, "since", e.getMessage() + " Read all again, without since.");
        } catch (Changes.ChangesUnavailableException e) {
            if (!lines.begun()) {
                throw e;
            }
            // Too late for another status: an answer without a cursor at its end is not whole, and is cut off besides.
            throw new IOException("The change stream broke off", e);
        } finally {
            free.release();
        }
    }

    private static Cursor cursor(String text) {
        return Changes.cursor(text)
                .orElseThrow(() -> new InvalidRequestException(
                        "since", "is not a cursor of this stream. Leave it out to get all open postings first."));
    }

    /** Writes what it is told, a line each. */
    private final class Lines implements Changes.Receiver {
        private final HttpServletResponse response;
        private @Nullable OutputStream out;

        Lines(HttpServletResponse response) {
            this.response = response;
        }

        boolean begun() {
            return out != null;
        }

        @Override
        public void open(Posting posting) throws IOException {
            line(posting);
        }

        @Override
        public void closed(Posting posting) throws IOException {
            line(new Tombstone(posting.id(), true, posting.closedAt(), String.valueOf(posting.closedReason())));
        }

        @Override
        public void erased(String id) throws IOException {
            line(new Tombstone(id, true, null, null));
        }

        @Override
        public void told(Cursor cursor) throws IOException {
            line(new Mark(cursor.text()));
        }

        private void line(Object value) throws IOException {
            OutputStream to = out;
            if (to == null) {
                response.setContentType(NDJSON);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                to = response.getOutputStream();
                out = to;
            }
            to.write(json.writeValueAsBytes(value));
            to.write('\n');
        }
    }
}
