package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** The addresses that a site names for its pages: by sitemaps, or by the links of a page and of those that follow it. */
final class Site {
    private static final int MOST_DOCUMENTS = 500;
    private static final int MOST_PAGES = 100_000;
    private static final int LARGEST_PAGE = 10_000_000;

    /** Addresses, each with the day of its last change as the sitemap has it; empty where it has none. */
    final Map<String, String> addresses = new LinkedHashMap<>();

    private final Set<String> seen = new HashSet<>();
    private final Deque<String> documents = new ArrayDeque<>();
    private final Pages pages;
    private final @Nullable String part;

    /** @param part what the address of a posting's page contains; null for all of a sitemap */
    Site(Pages pages, @Nullable String part) {
        this.pages = pages;
        this.part = part;
    }

    private boolean wanted(String address) {
        return part == null || address.contains(part);
    }

    private void add(String address, String changed) throws UnreadableListException {
        if (wanted(address)) {
            addresses.put(address, changed);
            if (addresses.size() > MOST_PAGES) {
                throw new UnreadableListException("names more than " + MOST_PAGES + " pages");
            }
        }
    }

    /** Reads a sitemap, and those that it names, each once. */
    void sitemaps(Page first) throws IOException {
        seen.add(first.url());
        sitemap(first);
        while (!documents.isEmpty()) {
            try (Page next = pages.get(documents.remove())) {
                sitemap(next);
            }
        }
    }

    private void sitemap(Page page) throws IOException {
        try (InputStream in = page.open();
                XmlStream xml = new XmlStream(in)) {
            while (xml.next()) {
                if (!xml.atStart() || !(xml.name().equals("url") || xml.name().equals("sitemap"))) {
                    continue;
                }
                boolean page1 = xml.name().equals("url");
                Element entry = xml.element();
                String address = entry.at("loc").stream().findFirst().orElse("").strip();
                String resolved = Addresses.resolved(page.url(), address);
                if (resolved == null) {
                    continue;
                } else if (page1) {
                    add(
                            resolved,
                            entry.at("lastmod").stream().findFirst().orElse("").strip());
                } else {
                    document(resolved);
                }
            }
        }
    }

    private void document(String address) throws UnreadableListException {
        if (seen.add(address)) {
            documents.add(address);
            if (seen.size() > MOST_DOCUMENTS) {
                throw new UnreadableListException("names more than " + MOST_DOCUMENTS + " lists of pages");
            }
        }
    }

    /** Reads the links of a page, and of the pages that it says follow it, each once. */
    void links(Page first, Document html) throws IOException {
        seen.add(first.url());
        links(html, first.url());
        while (!documents.isEmpty()) {
            try (Page next = pages.crawl(documents.remove())) {
                links(html(next), next.url());
            }
        }
    }

    private void links(Document html, String base) throws IOException {
        for (var link : html.select("a[href]")) {
            String address = Addresses.resolved(base, link.attr("href"));
            if (address != null) {
                add(address, "");
            }
        }
        for (var next : html.select("link[rel=next][href], a[rel=next][href]")) {
            String address = Addresses.resolved(base, next.attr("href"));
            if (address != null) {
                document(address);
            }
        }
    }

    static Document html(Page page) throws IOException {
        if (page.size() > LARGEST_PAGE) {
            throw new UnreadableListException("is a page of more than " + LARGEST_PAGE + " bytes");
        }
        Charset charset = page.charset();
        try (InputStream in = page.open()) {
            return Jsoup.parse(in, charset == null ? null : charset.name(), page.url());
        }
    }

    /** The texts of the page's scripts of that type, without the comments and sections that some wrap around them. */
    static List<String> scripts(Document html) {
        List<String> scripts = new ArrayList<>();
        for (var script : html.select("script[type]")) {
            if (script.attr("type").strip().toLowerCase(java.util.Locale.ROOT).startsWith("application/ld+json")) {
                scripts.add(script.data()
                        .replaceFirst("^\\s*(?://\\s*)?(?:<!--|<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/)", "")
                        .replaceFirst("(?://\\s*)?(?:-->|\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/)\\s*;?\\s*$", "")
                        .strip()
                        .replaceFirst(";$", ""));
            }
        }
        return scripts;
    }
}
