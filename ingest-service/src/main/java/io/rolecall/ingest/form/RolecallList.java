package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rolecall's own form, one posting a line, as it is pushed, or as another deployment tells its changes: an event with the
 * posting, or {@code {"id": ..., "removed": true}} for one that ended. The ids' first part is this source's, whatever the lines
 * say.
 */
final class RolecallList implements ListForm {
    private static final String LIST = "list";

    @Override
    public String type() {
        return "rolecall";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    /** A stream of changes has only those. */
    @Override
    public Absence absence(Listing listing) {
        return stream(listing) ? Absence.SAYS_NOTHING : absence();
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                LIST,
                "snapshot for all that is open, which is usual, or stream for another Rolecall's changes; then the"
                        + " posting's whole id there is its id here.");
    }

    @Override
    public void check(Listing listing) {
        String list = listing.options().getOrDefault(LIST, "snapshot");
        if (!list.equals("stream") && !list.equals("snapshot")) {
            throw new IllegalArgumentException(LIST + " is neither snapshot nor stream");
        }
    }

    private static boolean stream(Listing listing) {
        return "stream".equals(listing.options().get(LIST));
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                InputStream list = page.open()) {
            boolean stream = stream(listing);
            NumberedLines lines = new NumberedLines(list);
            if (listing.cursor() != null && !stream) {
                lines.goTo(listing.cursor());
            }
            for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
                String line = text(bytes);
                if (bytes == NumberedLines.TOO_LONG) {
                    items.refused(null, "posting", "has more than " + NumberedLines.LONGEST + " bytes", "");
                } else if (!line.isBlank()) {
                    take(line, listing, items);
                }
                if (!stream) {
                    items.reached(lines.cursor());
                }
            }
        }
    }

    /** Without the mark that some programs put at the beginning. */
    private static String text(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static void take(String line, Listing listing, Items items) {
        JsonNode node;
        try {
            node = Row.JSON.readTree(line);
        } catch (JacksonException e) {
            var at = e.getLocation();
            items.refused(
                    null,
                    "posting",
                    "is not JSON" + (at == null ? "" : ", at column " + at.getColumnNr()),
                    Refusals.excerpt(line));
            return;
        }
        boolean event = node.get("posting") instanceof ObjectNode && node.has("type");
        JsonNode posting = event ? node.get("posting") : node;
        if (stream(listing) && posting instanceof ObjectNode object && object.get("id") != null) {
            // Two sources there may have the same id, each for a posting of its own.
            object.set("externalId", object.get("id"));
            object.remove(List.of("id", "source"));
        }
        String id = externalId(posting);
        try {
            if (id != null && posting.path("removed").asBoolean(false)) {
                items.notOpen(id);
                return;
            }
            switch (JsonForm.readAs(listing.source(), posting)) {
                case JsonForm.Item.Open(var draft) -> items.open(draft, posting);
                case JsonForm.Item.Closed(var _, var externalId) -> items.notOpen(externalId);
            }
        } catch (InvalidPostingException e) {
            items.refused(id, e.field(), Refusals.message(e), Refusals.excerpt(line));
        }
    }

    private static @Nullable String externalId(JsonNode node) {
        try {
            return JsonForm.externalId(node);
        } catch (InvalidPostingException e) {
            return null;
        }
    }
}
