package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Rolecall's own form, one posting a line, as it is pushed. The ids' first part is the source's, whatever the lines say. */
final class RolecallList implements ListForm {
    @Override
    public String type() {
        return "rolecall";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                InputStream list = page.open()) {
            NumberedLines lines = new NumberedLines(list);
            if (listing.cursor() != null) {
                lines.goTo(listing.cursor());
            }
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                take(line, listing, items);
                items.reached(lines.cursor());
            }
        }
    }

    private static void take(byte[] line, Listing listing, Items items) {
        if (line == NumberedLines.TOO_LONG) {
            items.refused(null, "posting", "is too long to be read", "");
            return;
        }
        if (blank(line)) {
            return;
        }
        JsonNode node;
        try {
            node = Row.JSON.readTree(line);
        } catch (JacksonException e) {
            var at = e.getLocation();
            items.refused(
                    null,
                    "posting",
                    "is not JSON" + (at == null ? "" : ", at column " + at.getColumnNr()),
                    excerpt(line));
            return;
        }
        String id = externalId(node);
        try {
            switch (JsonForm.readAs(listing.source(), node)) {
                case JsonForm.Item.Open(var draft) -> items.open(draft, node);
                case JsonForm.Item.Closed(var _, var externalId) -> items.notOpen(externalId);
            }
        } catch (InvalidPostingException e) {
            items.refused(id, e.field(), Refusals.message(e), excerpt(line));
        }
    }

    private static @Nullable String externalId(JsonNode node) {
        try {
            return JsonForm.externalId(node);
        } catch (InvalidPostingException e) {
            return null;
        }
    }

    private static boolean blank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String excerpt(byte[] line) {
        String text = new String(line, 0, Math.min(line.length, 3_000), StandardCharsets.UTF_8);
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }
}
