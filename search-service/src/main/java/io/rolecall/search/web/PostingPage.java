package io.rolecall.search.web;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.query.PayText;
import io.rolecall.search.index.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one posting shows; all of it is text, but for the members named {@code ...Html} and the JSON-LD.
 *
 * @param closed why one can't apply any more, null while one can
 * @param jsonLd null for a closed posting, which search engines are not to list
 */
record PostingPage(
        String title,
        String organization,
        @Nullable String organizationUrl,
        @Nullable String language,
        @Nullable String applyUrl,
        @Nullable String closed,
        List<Fact> facts,
        String descriptionHtml,
        String summary,
        String canonical,
        @Nullable String jsonLd) {
    /** Once more although ingest-service has done it: this page must not depend on who else writes to the topic. */
    private static final Safelist SAFE =
            Safelist.relaxed().removeTags("img").addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    /** What is known, by what it is called. */
    record Fact(String name, String value) {}

    static PostingPage of(Posting posting, WebSettings settings, Instant now) {
        String html = description(posting.description());
        return new PostingPage(
                posting.title(),
                posting.organization().name(),
                posting.organization().url(),
                posting.language(),
                posting.url(),
                posting.open() ? null : closed(posting),
                facts(posting, now),
                html,
                summary(posting.descriptionText()),
                settings.publicUrl() + "/postings/" + PostingPath.segment(posting.id()),
                posting.open() ? JobPostingLd.of(posting, html) : null);
    }

    static String description(String given) {
        Document.OutputSettings asIs = new Document.OutputSettings().prettyPrint(false);
        Document clean = Jsoup.parseBodyFragment(Jsoup.clean(given, "", SAFE, asIs));
        // The page has its own first two levels of headings.
        clean.select("h1, h2").tagName("h3");
        clean.outputSettings(asIs);
        return clean.body().html();
    }

    private static String closed(Posting posting) {
        ClosedReason reason = posting.closedReason();
        String why = reason == null
                ? ""
                : switch (reason) {
                    case WITHDRAWN -> ": it was withdrawn";
                    case VANISHED -> ": its source no longer lists it";
                    case EXPIRED -> ": its time for applications is over";
                };
        String when = posting.closedAt() == null ? "" : " on " + Labels.day(posting.closedAt());
        return "This posting was closed" + when + why + ".";
    }

    private static List<Fact> facts(Posting posting, Instant now) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Place", posting.locations().isEmpty() ? null : Labels.place(posting, 50));
        add(
                facts,
                "Workplace",
                switch (posting.workplace()) {
                    case ONSITE, HYBRID, REMOTE -> Labels.workplace(posting.workplace());
                    case UNKNOWN -> null;
                });
        add(facts, "You may live in", posting.applicantLocations().isEmpty() ? null : applicants(posting));
        add(facts, "Employment", Labels.employmentTypes(posting));
        add(facts, "Pay", posting.pay() == null ? null : PayText.of(posting.pay()));
        add(
                facts,
                "Level",
                switch (posting.level()) {
                    case INTERN, ENTRY, MID, SENIOR, LEAD, EXECUTIVE -> Labels.level(posting.level());
                    case UNKNOWN -> null;
                });
        add(facts, "Category", posting.category());
        add(
                facts,
                "Occupation",
                posting.occupation() == null ? null : posting.occupation().label());
        add(facts, "Skills", String.join(" · ", posting.skills()));
        Instant posted = Columns.posted(posting);
        add(facts, "Posted", Labels.day(posted) + " (" + Labels.age(posted, now) + ")");
        add(facts, "Apply by", posting.validThrough() == null ? null : Labels.day(posting.validThrough()));
        add(facts, "Source", posting.source());
        return facts;
    }

    private static String applicants(Posting posting) {
        return posting.applicantLocations().stream()
                .map(l -> l.text())
                .distinct()
                .collect(java.util.stream.Collectors.joining(" · "));
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value));
        }
    }

    private static String summary(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 160
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(155, line.codePointCount(0, line.length()))))
                        + "…";
    }
}
