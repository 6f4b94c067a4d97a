package io.rolecall.ingest.page;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.source.SourceView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A source as the form describes it: kept as it was typed, so that the form comes back with it. */
record Described(
        String id,
        String type,
        String url,
        String organization,
        String organizationUrl,
        String interval,
        String options) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static final Described NOTHING = new Described("", "", "", "", "", "PT1H", "");

    static Described of(SourceView view) {
        Map<String, String> options = view.options() == null ? Map.of() : view.options();
        // Lines can't hold a line break, and JSON can.
        boolean lines =
                options.values().stream().noneMatch(value -> value.contains("\n") || !value.equals(value.strip()));
        return new Described(
                view.id(),
                view.type(),
                view.url(),
                text(view.organization()),
                text(view.organizationUrl()),
                view.interval(),
                lines
                        ? options.entrySet().stream()
                                .map(option -> option.getKey() + "=" + option.getValue())
                                .collect(Collectors.joining("\n"))
                        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(options));
    }

    /** @param id of the source that is changed; null where the form names a new one */
    static Described of(HttpServletRequest form, @Nullable String id) {
        return new Described(
                id == null ? text(form.getParameter("id")).strip() : id,
                text(form.getParameter("type")),
                text(form.getParameter("url")).strip(),
                text(form.getParameter("organization")).strip(),
                text(form.getParameter("organizationUrl")).strip(),
                text(form.getParameter("interval")).strip(),
                text(form.getParameter("options")));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** As the API takes it. */
    JsonNode body() {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", type)
                .put("url", url)
                .put("organization", organization)
                .put("organizationUrl", organizationUrl)
                .put("interval", interval);
        body.set("options", options.strip().startsWith("{") ? json() : lines());
        return body;
    }

    private JsonNode json() {
        try {
            return JSON.readTree(options);
        } catch (JacksonException e) {
            throw new InvalidRequestException("options", "is not JSON: " + Say.bounded(e.getOriginalMessage(), 200));
        }
    }

    private JsonNode lines() {
        ObjectNode read = JSON.createObjectNode();
        for (String line : options.lines().toList()) {
            int equals = line.indexOf('=');
            if (line.isBlank()) {
                continue;
            } else if (equals < 1) {
                throw new InvalidRequestException(
                        "options", "has a line without \"name=value\": " + Say.bounded(line.strip(), 100));
            }
            String name = line.substring(0, equals).strip();
            if (read.has(name)) {
                throw new InvalidRequestException("options", "names " + Say.bounded(name, 100) + " twice.");
            }
            read.put(name, line.substring(equals + 1).strip());
        }
        return read;
    }
}
