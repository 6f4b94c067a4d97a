package io.rolecall.ingest.push;

import io.rolecall.http.Problems;
import io.rolecall.ingest.intake.Intakes;
import io.rolecall.ingest.push.BoundedInput.ItemTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door for pushed postings: one object, an array, or one object a line. Reads as it stores, in constant memory. */
@RestController
class PushController {
    private static final String NDJSON = "application/x-ndjson";

    private static final Logger log = LoggerFactory.getLogger(PushController.class);

    private final Intakes intakes;
    private final PushSettings settings;
    private final Clock clock;
    private final JsonMapper json;

    PushController(Intakes intakes, PushSettings settings, Clock clock) {
        this.intakes = intakes;
        this.settings = settings;
        this.clock = clock;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(settings.maxItemBytes())
                                .maxNestingDepth(50)
                                .maxDocumentLength(-1)
                                .build())
                        .build())
                .build();
    }

    @PostMapping(
            path = "/v1/postings",
            consumes = {MediaType.APPLICATION_JSON_VALUE, NDJSON, "application/ndjson"})
    ResponseEntity<?> push(HttpServletRequest request) {
        Push push = new Push(intakes, settings, clock);
        try {
            return read(request, push);
        } catch (DataAccessException e) {
            log.warn("A push stops after {} items: {}", push.index(), e.getMessage());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "10")
                    .body(
                            problemDetail(
                                    push,
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "The database doesn't answer. What is counted here is stored; send all of it again later."));
        }
    }

    private ResponseEntity<?> read(HttpServletRequest request, Push push) {
        try {
            if (MediaType.parseMediaType(request.getContentType()).getSubtype().endsWith("ndjson")) {
                lines(request, push);
            } else {
                values(request, push);
            }
            return ResponseEntity.ok(push.end());
        } catch (JacksonException e) {
            // Jackson wraps what its stream throws.
            return e.getCause() instanceof ItemTooLargeException large ? tooLarge(push, large) : broken(push, e);
        } catch (ItemTooLargeException e) {
            return tooLarge(push, e);
        } catch (IOException e) {
            return problem(push, HttpStatus.BAD_REQUEST, "The body ended early: " + e.getMessage());
        }
    }

    /** A line that is no JSON is refused alone. */
    private void lines(HttpServletRequest request, Push push) throws IOException {
        Lines lines = new Lines(request.getInputStream(), settings.maxItemBytes());
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (Lines.tooLong(line)) {
                push.refuse("posting", "is larger than " + settings.maxItemBytes() + " bytes");
            } else if (!Lines.blank(line)) {
                JsonNode item;
                try {
                    item = json.readTree(line);
                } catch (JacksonException e) {
                    push.refuse("posting", "is not JSON, at column " + column(e) + ": " + what(e));
                    continue;
                }
                push.take(item);
            }
        }
    }

    private void values(HttpServletRequest request, Push push) throws IOException {
        BoundedInput in = new BoundedInput(request.getInputStream(), settings.maxItemBytes());
        try (JsonParser parser = json.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    in.nextItem();
                    push.take(parser.readValueAsTree());
                }
            } else if (first == JsonToken.START_OBJECT) {
                push.take(parser.readValueAsTree());
            } else {
                throw new tools.jackson.core.exc.StreamReadException(
                        parser, first == null ? "The body is empty" : "Neither an object nor an array");
            }
            if (parser.nextToken() != null) {
                throw new tools.jackson.core.exc.StreamReadException(parser, "More follows after the end");
            }
        }
    }

    private static ResponseEntity<ProblemDetail> broken(Push push, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        // What came before it is well-formed and stays counted.
        push.end();
        return problem(push, HttpStatus.BAD_REQUEST, "The body is not JSON" + where + ": " + what(e));
    }

    private static ResponseEntity<ProblemDetail> tooLarge(Push push, ItemTooLargeException e) {
        push.end();
        return problem(push, HttpStatus.CONTENT_TOO_LARGE, "Item " + push.index() + " " + e.getMessage() + ".");
    }

    private static ResponseEntity<ProblemDetail> problem(Push push, HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(problemDetail(push, status, detail));
    }

    private static ProblemDetail problemDetail(Push push, HttpStatus status, String detail) {
        ProblemDetail problem = Problems.of(status, null, detail);
        PushResult result = push.soFar();
        problem.setProperty("accepted", result.accepted());
        problem.setProperty("unchanged", result.unchanged());
        problem.setProperty("refused", result.refused());
        problem.setProperty("errors", result.errors());
        return problem;
    }

    private static int column(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    }

    private static String what(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ");
        return message.length() <= 200 ? message : message.substring(0, 200) + "…";
    }
}
