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
            for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
                String line = new String(bytes, StandardCharsets.UTF_8);
                if (bytes == NumberedLines.TOO_LONG) {
                    items.refused(null, "posting", "is longer than a line may be", "");
                } else if (!line.isBlank()) {
                    take(line, listing, items);
                }
                items.reached(lines.cursor());
            }
        }
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

    private static String excerpt(String line) {
        return line.length() <= 1_000 ? line : line.substring(0, 1_000) + "…";
    }
}
