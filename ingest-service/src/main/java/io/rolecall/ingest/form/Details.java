package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.fetch.StatusException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The documents that items have for themselves, for lists that tell only the outline. For one run and one thread. */
final class Details {
    /** So many failures one after another are the server's trouble and not the items'. */
    private static final int IN_A_ROW = 5;

    private final Pages pages;
    private final Items items;
    private int failed;

    Details(Pages pages, Items items) {
        this.pages = pages;
        this.items = items;
    }

    /**
     * The document of an item as JSON; null where there is none: then the item has been handed over as no longer open, or as
     * refused with the reason, and still counts as named by the list.
     *
     * @throws IOException when document after document can't be had
     */
    @Nullable Row of(Row row, String externalId, String url) throws IOException {
        try (Page page = pages.get(url)) {
            Row detail = Row.of(page);
            failed = 0;
            return detail;
        } catch (StatusException e) {
            if (e.gone()) {
                failed = 0;
                items.notOpen(externalId);
                return null;
            }
            fail(row, externalId, e);
        } catch (IOException e) {
            fail(row, externalId, e);
        }
        return null;
    }

    private void fail(Row row, String externalId, IOException e) throws IOException {
        failed++;
        items.refused(externalId, "description", "could not be fetched: it " + e.getMessage(), row.excerpt());
        if (failed >= IN_A_ROW) {
            throw new IOException("has postings whose pages can't be fetched: the last " + e.getMessage(), e);
        }
    }
}
