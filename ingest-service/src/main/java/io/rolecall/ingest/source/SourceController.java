package io.rolecall.ingest.source;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.fetch.Fetcher;
import io.rolecall.ingest.form.ListForms;
import io.rolecall.ingest.form.Listing;
import io.rolecall.ingest.form.Refusals;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Posting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

/** The operator's door to sources: what they are, when they were read and what came of it, and a run on request. */
@RestController
@RequestMapping("/v1/sources")
class SourceController {
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "type",
            "url",
            "organization",
            "organizationUrl",
            "options",
            "interval",
            "createdAt",
            "lastRun",
            "next");
    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(31);
    private static final Duration FIRST_RUN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SourceStore store;
    private final Runs runs;
    private final Fetcher fetcher;
    private final SourceSettings settings;
    private final Clock clock;

    SourceController(SourceStore store, Runs runs, Fetcher fetcher, SourceSettings settings, Clock clock) {
        this.store = store;
        this.runs = runs;
        this.fetcher = fetcher;
        this.settings = settings;
        this.clock = clock;
    }

    /** A source with its state, as it is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceView(
            String id,
            String type,
            String url,
            @Nullable String organization,
            @Nullable String organizationUrl,
            @Nullable Map<String, String> options,
            String interval,
            Instant createdAt,
            @Nullable Instant next,
            @Nullable Instant lastComplete,
            @Nullable Run lastRun) {}

    @GetMapping
    List<SourceView> all() {
        return store.all().stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    SourceView one(@PathVariable String id) {
        return view(find(id));
    }

    @PutMapping("/{id}")
    ResponseEntity<SourceView> put(@PathVariable String id, @RequestBody JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidRequestException(null, "The body is not a JSON object.");
        }
        for (String name : body.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw new InvalidRequestException(
                        name,
                        "is no member of a source; it has type, url, organization, organizationUrl, options and interval.");
            }
        }
        Optional<Source> before = store.find(sourceId(id));
        Instant now = clock.instant();
        Source source = new Source(
                id,
                type(body),
                url(body),
                text(body, "organization"),
                text(body, "organizationUrl"),
                options(body),
                interval(body),
                before.map(Source::createdAt).orElse(now));
        check(source);
        Duration first = source.interval().compareTo(FIRST_RUN) < 0 ? source.interval() : FIRST_RUN;
        store.save(source, now.plus(first));
        return ResponseEntity.status(before.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(source));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        find(id);
        patiently(id, () -> runs.delete(id) ? Optional.of(true) : Optional.empty());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/poll")
    Run poll(@PathVariable String id, @RequestParam(defaultValue = "false") boolean confirmClosings) {
        find(id);
        return patiently(id, () -> runs.run(id, true, confirmClosings));
    }

    @GetMapping("/{id}/runs")
    List<Run> runs(@PathVariable String id, @RequestParam(defaultValue = "20") int size) {
        find(id);
        if (size < 1 || size > SourceStore.KEPT_RUNS) {
            throw new InvalidRequestException("size", "is not 1 to " + SourceStore.KEPT_RUNS + ".");
        }
        return store.runs(id, size);
    }

    /** Waits while the source is being read by another. */
    private <T> T patiently(String id, Supplier<Optional<T>> work) {
        Instant end = clock.instant().plus(PATIENCE);
        while (true) {
            Optional<T> done = work.get();
            if (done.isPresent()) {
                return done.get();
            }
            find(id);
            if (clock.instant().isAfter(end)) {
                throw new InvalidRequestException(CONFLICT, null, "The source is being read; try again later.");
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InvalidRequestException(
                        HttpStatus.SERVICE_UNAVAILABLE, null, "The service is shutting down.");
            }
        }
    }

    private Source find(String id) {
        return store.find(id)
                .orElseThrow(() -> new InvalidRequestException(NOT_FOUND, "id", "There is no such source."));
    }

    private SourceView view(Source source) {
        SourceStore.State state = store.state(source.id()).orElse(null);
        return new SourceView(
                source.id(),
                source.type(),
                source.url(),
                source.organization(),
                source.organizationUrl(),
                source.options().isEmpty() ? null : source.options(),
                source.interval().toString(),
                source.createdAt(),
                state == null ? null : state.next(),
                state == null ? null : state.lastComplete(),
                store.runs(source.id(), 1).stream().findFirst().orElse(null));
    }

    private static String sourceId(String id) {
        try {
            if (id.equals("push") || id.equals(Bundled.SOURCE)) {
                throw new InvalidRequestException("id", "\"" + id + "\" is reserved.");
            }
            return Posting.sourceId(id);
        } catch (InvalidPostingException e) {
            throw new InvalidRequestException("id", sentence(e));
        }
    }

    private static String type(JsonNode body) {
        String type = text(body, "type");
        if (type == null) {
            throw new InvalidRequestException("type", "is missing; it is one of " + types() + ".");
        }
        return ListForms.of(type)
                .orElseThrow(() -> new InvalidRequestException("type", "is not one of " + types() + "."))
                .type();
    }

    private static String types() {
        return String.join(", ", ListForms.types());
    }

    private static Map<String, String> options(JsonNode body) {
        Map<String, String> options = new TreeMap<>();
        JsonNode given = body.get("options");
        if (given == null || given.isNull()) {
            return options;
        }
        if (!given.isObject()) {
            throw new InvalidRequestException("options", "is not an object.");
        }
        given.forEachEntry((name, value) -> {
            if (!value.isValueNode() || value.asString().length() > 2_000) {
                throw new InvalidRequestException("options." + name, "is not a text of at most 2000 characters.");
            }
            options.put(name, value.asString());
        });
        return options;
    }

    private String url(JsonNode body) {
        String url = text(body, "url");
        if (url == null) {
            throw new InvalidRequestException("url", "is missing: where the list is.");
        }
        try {
            URI uri = new URI(url.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (url.length() > 2_000 || !(web && uri.getHost() != null || scheme.equals("file"))) {
                throw new InvalidRequestException(
                        "url", "is not an http, https or file address of at most 2000 characters.");
            }
            if (uri.getUserInfo() != null) {
                throw new InvalidRequestException(
                        "url", "names a user; it would be shown to whoever reads this source.");
            }
            if (scheme.equals("file")) {
                fetcher.checkedFile(uri);
            }
            return url.strip();
        } catch (URISyntaxException e) {
            throw new InvalidRequestException("url", "is not an address: " + e.getReason() + ".");
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InvalidRequestException("url", "names no file that is there.");
        } catch (java.io.IOException e) {
            throw new InvalidRequestException("url", e.getMessage() + ".");
        }
    }

    private Duration interval(JsonNode body) {
        String text = text(body, "interval");
        if (text == null) {
            return DEFAULT_INTERVAL;
        }
        try {
            Duration interval = Duration.parse(text.strip());
            if (interval.compareTo(settings.minInterval()) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
                throw new InvalidRequestException(
                        "interval", "is not between " + settings.minInterval() + " and " + LONGEST_INTERVAL + ".");
            }
            return interval;
        } catch (DateTimeException e) {
            throw new InvalidRequestException("interval", "is not an ISO 8601 duration such as PT1H.");
        }
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidRequestException(name, "is not a text.");
        }
        return value.stringValue().isBlank() ? null : value.stringValue();
    }

    private static void check(Source source) {
        Map<String, String> known = source.form().options();
        for (String name : source.options().keySet()) {
            if (!known.containsKey(name)) {
                throw new InvalidRequestException(
                        "options." + name,
                        "is no option of a " + source.type() + " source"
                                + (known.isEmpty()
                                        ? ", which has none."
                                        : "; it has " + String.join(", ", known.keySet()) + "."));
            }
        }
        Listing listing = source.listing(null);
        try {
            source.form().check(listing);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("options", e.getMessage() + ".");
        }
        try {
            new Organization(listing.organizationName(), source.organizationUrl());
        } catch (InvalidPostingException e) {
            throw new InvalidRequestException(
                    e.field().equals("organization.url") ? "organizationUrl" : "organization", sentence(e));
        }
    }

    private static String sentence(InvalidPostingException e) {
        return Refusals.message(e) + ".";
    }
}
