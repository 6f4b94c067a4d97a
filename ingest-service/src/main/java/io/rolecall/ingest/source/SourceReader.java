package io.rolecall.ingest.source;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the operator's description of a source; what is wrong is refused with the member's name. */
@Component
class SourceReader {
    private static final int LONGEST_OPTION = 200_000;
    /** What may be written, and what a source is answered with besides, so that one can send back what one was given. */
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "type",
            "url",
            "organization",
            "organizationUrl",
            "options",
            "interval",
            "paused",
            "createdAt",
            "health",
            "next",
            "lastComplete",
            "lastRun",
            "trend");

    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(31);

    private final Fetcher fetcher;
    private final SourceSettings settings;

    SourceReader(Fetcher fetcher, SourceSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
    }

    Source read(String id, JsonNode body, Instant createdAt) {
        sourceId(id);
        if (!body.isObject()) {
            throw new InvalidRequestException(null, "The body is not a JSON object.");
        }
        for (String name : body.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw new InvalidRequestException(
                        name,
                        "is no member of a source; it has type, url, organization, organizationUrl, options, interval and paused.");
            }
        }
        Source source = new Source(
                id,
                type(body),
                url(body),
                text(body, "organization"),
                text(body, "organizationUrl"),
                options(body),
                interval(body),
                createdAt);
        check(source);
        return source;
    }

    /** Null where the description doesn't say. */
    static @Nullable Boolean paused(JsonNode body) {
        JsonNode value = body.get("paused");
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new InvalidRequestException("paused", "is not true or false.");
        }
        return value.booleanValue();
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
            // Thousands of pages' addresses are one option.
            if (!value.isValueNode() || value.asString().length() > LONGEST_OPTION) {
                throw new InvalidRequestException(
                        "options." + name, "is not a text of at most " + LONGEST_OPTION + " characters.");
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
