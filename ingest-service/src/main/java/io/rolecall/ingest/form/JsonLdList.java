package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.fetch.StatusException;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Postings as schema.org JobPostings: in pages, which a sitemap, a page of links or the operator names, in one page, or in a
 * JSON document. On pages a posting is called by its page's address, because what a page calls it is often not its own.
 */
final class JsonLdList implements ListForm {
    private static final String PAGES = "pages";
    private static final String LINKS = "links";
    private static final String REFETCH = "refetchDays";
    private static final int FAILURES_IN_A_ROW = 20;

    @Override
    public String type() {
        return "jsonld";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES_WHEN_REPEATED;
    }

    /** A document by itself is whole; what is gathered from pages may miss one. */
    @Override
    public Absence absence(Listing listing) {
        boolean document = listing.url().matches("(?i)[^?#]*\\.(?:json|ndjson|jsonl|jsonld)(?:\\.gz)?(?:[?#].*)?");
        return document && listing.options().isEmpty() ? Absence.CLOSES : absence();
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(PAGES, "The addresses of the postings' pages, parted by spaces or lines.");
        options.put(
                LINKS, "What the addresses of postings' pages contain: of the links of the page, or of the sitemap.");
        options.put(REFETCH, "After how many days a page is fetched again that its sitemap says is unchanged; 7.");
        return options;
    }

    @Override
    public void check(Listing listing) {
        String days = listing.options().get(REFETCH);
        if (days != null && !days.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException(REFETCH + " is not a number of days from 1 to 999");
        }
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        String given = listing.options().get(PAGES);
        String links = listing.options().get(LINKS);
        Site site = new Site(pages, links);
        if (given != null) {
            for (String address : given.strip().split("\\s+")) {
                String resolved = Addresses.resolved(listing.url(), address);
                if (resolved != null) {
                    site.addresses.put(resolved, "");
                } else {
                    items.refused("page " + Addresses.key(address), PAGES, "is no address: " + address, address);
                }
            }
        } else {
            try (Page first = pages.get(listing.url())) {
                String head = head(first);
                if (head.startsWith("{") || head.startsWith("[")) {
                    document(first, listing, items);
                } else if (head.contains("<urlset") || head.contains("<sitemapindex")) {
                    site.sitemaps(first);
                } else if (!head.startsWith("<")) {
                    throw new UnreadableListException("is neither a page, a sitemap nor JSON");
                } else if (links != null) {
                    site.links(first, Site.html(first));
                } else if (page(first, listing, items, "") == 0) {
                    throw new UnreadableListException(
                            "is a page without a JobPosting; the option links says which of its links lead to some");
                }
            }
        }
        pages(site.addresses, listing, pages, items);
    }

    private static String head(Page page) throws IOException {
        try (InputStream in = page.open()) {
            return new String(in.readNBytes(4_000), StandardCharsets.UTF_8)
                    .replace("\ufeff", "")
                    .stripLeading();
        }
    }

    /** Reads each page that may have changed. One that can't be had keeps its posting; one that is gone ends it. */
    private static void pages(Map<String, String> addresses, Listing listing, Pages pages, Items items)
            throws IOException {
        int failures = 0;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            String id = Addresses.canonical(address.getKey());
            String same = state(id, address.getValue(), listing);
            if (items.sameAsBefore(id, same)) {
                continue;
            }
            try (Page page = pages.crawl(address.getKey())) {
                if (page(page, listing, items, same, id) == 0) {
                    // It may be no posting's page at all, or no longer; so it is not named, and absence does the rest.
                    items.refused("page " + Addresses.key(id), "page", "has no JobPosting", address.getKey());
                }
                failures = 0;
            } catch (StatusException e) {
                if (e.gone()) {
                    items.notOpen(id);
                    failures = 0;
                } else {
                    failures = failed(items, id, address.getKey(), e, failures);
                }
            } catch (IOException e) {
                failures = failed(items, id, address.getKey(), e, failures);
            }
        }
    }

    private static int failed(Items items, String id, String address, IOException e, int before) throws IOException {
        items.refused(id, "page", String.valueOf(e.getMessage()), address);
        if (before + 1 >= FAILURES_IN_A_ROW) {
            throw new IOException(
                    FAILURES_IN_A_ROW + " pages in a row could not be read; the last " + e.getMessage(), e);
        }
        return before + 1;
    }

    /** What is known of a page before it is fetched: its last change, and a period that not all pages begin on one day. */
    private static String state(String id, String changed, Listing listing) {
        int days = changed.isEmpty() ? 1 : Integer.parseInt(listing.options().getOrDefault(REFETCH, "7"));
        long day = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        return changed + " " + Math.floorDiv(day + Math.floorMod(id.hashCode(), days), days);
    }

    private static int page(Page page, Listing listing, Items items, String same) throws IOException {
        return page(page, listing, items, same, Addresses.canonical(page.url()));
    }

    private static int page(Page page, Listing listing, Items items, String same, String id) throws IOException {
        Document html = Site.html(page);
        List<JsonNode> found = new ArrayList<>();
        for (String script : Site.scripts(html)) {
            try {
                JsonDocument.postings(JsonDocument.LENIENT.readTree(script), (posting, _) -> found.add(posting));
            } catch (JacksonException e) {
                if (script.contains("JobPosting")) {
                    items.refused(id, "posting", "is not JSON", Refusals.excerpt(script));
                    return 1;
                }
            }
        }
        Set<String> used = new HashSet<>();
        int number = 0;
        for (JsonNode posting : found) {
            JsonLdPosting read = new JsonLdPosting(posting);
            String own = read.identifier();
            number++;
            String one = found.size() == 1 ? id : id + "#" + (own != null && used.add(own) ? own : "" + number);
            items.open(
                    read.draft(Addresses.key(one), read.identifierIn(page.url()), listing, page.url()),
                    same.isEmpty() ? posting : same);
        }
        return found.size();
    }

    /** Once for what its postings are called, and once for what they are. */
    private static void document(Page page, Listing listing, Items items) throws IOException {
        Set<String> once = new HashSet<>();
        Set<String> often = new HashSet<>();
        try {
            JsonDocument.items(
                    page,
                    item -> JsonDocument.postings(item, (posting, _) -> {
                        String id = new JsonLdPosting(posting).identifier();
                        if (id != null && !once.add(id)) {
                            often.add(id);
                        }
                    }));
        } catch (UnreadableListException e) {
            // What comes before the fault is still to be read.
        }
        JsonDocument.items(page, item -> {
            int[] found = {0};
            JsonDocument.postings(item, (posting, around) -> {
                found[0]++;
                take(posting, around, often, listing, items);
            });
            // What says that it is something else is no posting that went wrong.
            if (found[0] == 0 && !item.has("@type")) {
                items.refused(null, "posting", "has no JobPosting", Refusals.excerpt(item.toString()));
            }
        });
    }

    private static void take(
            JsonNode posting, @Nullable String around, Set<String> often, Listing listing, Items items) {
        JsonLdPosting read = new JsonLdPosting(posting);
        String identifier = read.identifier();
        String url = read.url();
        String id = around != null
                ? Addresses.key(around)
                : identifier != null && !often.contains(identifier)
                        ? Addresses.key(identifier)
                        : url != null ? Addresses.canonical(url) : null;
        try {
            if (id == null) {
                throw new InvalidPostingException("identifier", "is missing or not its own, and so is url");
            }
            String requisition = identifier != null && !often.contains(identifier) ? identifier : null;
            items.open(read.draft(id, requisition, listing, null), posting);
        } catch (InvalidPostingException e) {
            items.refused(id, e.field(), Refusals.message(e), Refusals.excerpt(posting.toString()));
        }
    }
}
