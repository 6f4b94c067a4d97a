package io.rolecall.ingest.source;

import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The operator's door to sources: what they are, when they were read and what came of it, and what one may do to them. */
@RestController
@RequestMapping("/v1/sources")
class SourceController {
    private final SourceStore store;
    private final SourceReader reader;
    private final Operations operations;
    private final DryRuns dryRuns;
    private final Clock clock;

    SourceController(SourceStore store, SourceReader reader, Operations operations, DryRuns dryRuns, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.operations = operations;
        this.dryRuns = dryRuns;
        this.clock = clock;
    }

    @GetMapping
    List<SourceView> all() {
        return operations.all();
    }

    @GetMapping("/{id}")
    SourceView one(@PathVariable String id) {
        return operations.view(id);
    }

    @PutMapping("/{id}")
    ResponseEntity<?> put(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean dryRun, @RequestBody JsonNode body) {
        Optional<Source> before = store.find(id);
        Source source = reader.read(id, body, before.map(Source::createdAt).orElse(clock.instant()));
        Boolean paused = SourceReader.paused(body);
        if (dryRun) {
            return ResponseEntity.ok(dryRuns.of(source));
        }
        operations.save(source, paused);
        return ResponseEntity.status(before.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(operations.view(source));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, @RequestParam(defaultValue = "false") boolean erase) {
        operations.delete(id, erase);
        return ResponseEntity.noContent().build();
    }

    /** With a body, that is read in place of the list at the source's address: a list that was pasted, or exported by hand. */
    @PostMapping("/{id}/poll")
    ResponseEntity<Run> poll(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean confirmClosings,
            @RequestParam(defaultValue = "true") boolean wait,
            HttpServletRequest request)
            throws IOException {
        PushbackInputStream body = new PushbackInputStream(request.getInputStream());
        int first = body.read();
        if (first >= 0) {
            body.unread(first);
            return ResponseEntity.ok(operations.poll(id, confirmClosings, body, request.getContentType()));
        }
        return wait
                ? ResponseEntity.ok(operations.poll(id, confirmClosings))
                : ResponseEntity.accepted().body(operations.running(id, confirmClosings));
    }

    @GetMapping("/{id}/runs")
    List<Run> runs(@PathVariable String id, @RequestParam(defaultValue = "20") int size) {
        if (size < 1 || size > RunStore.KEPT) {
            throw new InvalidRequestException("size", "is not 1 to " + RunStore.KEPT + ".");
        }
        return operations.runs(id, size);
    }

    @PostMapping("/{id}/pause")
    SourceView pause(@PathVariable String id) {
        operations.pause(id, true);
        return operations.view(id);
    }

    @PostMapping("/{id}/resume")
    SourceView resume(@PathVariable String id) {
        operations.pause(id, false);
        return operations.view(id);
    }

    /** @param closed postings that were held and are closed now */
    record Confirmed(int closed) {}

    @PostMapping("/{id}/closings/confirm")
    Confirmed confirm(@PathVariable String id) {
        return new Confirmed(operations.confirm(id));
    }

    /** @param released postings that were held and stay open */
    record Released(int released) {}

    @PostMapping("/{id}/closings/release")
    Released release(@PathVariable String id) {
        return new Released(operations.release(id));
    }
}
