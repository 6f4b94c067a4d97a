package io.rolecall.search.web;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.search.index.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one posting shows; all of it is text, but for the members named {@code ...Html} and the JSON-LD.
 *
 * @param closed why one can't apply any more, null while one can
 * @param jsonLd null for a closed posting, which search engines are not to list
 * @param ofOrganization our page of the organisation
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
        @Nullable String jsonLd,
        List<Like> similar,
        String ofOrganization) {
    /** Once more although ingest-service has done it: this page must not depend on who else writes to the topic. */
    private static final Safelist SAFE =
            Safelist.relaxed().removeTags("img").addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    /** What is known, by what it is called. */
    record Fact(String name, String value) {}

    /** A posting that is like this one. */
    record Like(
            String href,
            String title,
            @Nullable String language,
            String organization,
            @Nullable String place) {}

    static PostingPage of(Posting posting, List<Posting> similar, WebSettings settings, Instant now, Labels words) {
        String html = description(posting.description());
        return new PostingPage(
                posting.title(),
                posting.organization().name(),
                posting.organization().url(),
                posting.language(),
                posting.url(),
                posting.open() ? null : closed(posting, words),
                facts(posting, now, words),
                html,
                summary(posting.descriptionText()),
                settings.publicUrl() + "/postings/" + PostingPath.segment(posting.id()),
                posting.open() ? JobPostingLd.of(posting, html) : null,
                similar.stream()
                        .map(p -> new Like(
                                SearchPage.Item.href(p.id()),
                                p.title(),
                                p.language(),
                                p.organization().name(),
                                words.place(p, 1)))
                        .toList(),
                OrganizationPath.of(posting.organization().name()));
    }

    static String description(String given) {
        Document.OutputSettings asIs = new Document.OutputSettings().prettyPrint(false);
        Document clean = Jsoup.parseBodyFragment(Jsoup.clean(given, "", SAFE, asIs));
        // The page has its own first two levels of headings.
        clean.select("h1, h2").tagName("h3");
        clean.outputSettings(asIs);
        return clean.body().html();
    }

    private static String closed(Posting posting, Labels words) {
        if (posting.closedAt() == null) {
            return words.text("posting.closed");
        }
        ClosedReason reason = posting.closedReason();
        return words.text("posting.closed." + (reason == null ? "on" : reason.name()), words.day(posting.closedAt()));
    }

    private static List<Fact> facts(Posting posting, Instant now, Labels words) {
        List<Fact> facts = new ArrayList<>();
        BiConsumer<String, @Nullable String> add = (key, value) -> {
            if (value != null && !value.isBlank()) {
                facts.add(new Fact(words.text("fact." + key), value));
            }
        };
        add.accept("place", posting.locations().isEmpty() ? null : words.place(posting, 50));
        add.accept(
                "workplace",
                switch (posting.workplace()) {
                    case ONSITE, HYBRID, REMOTE -> words.workplace(posting.workplace());
                    case UNKNOWN -> null;
                });
        add.accept("applicants", posting.applicantLocations().isEmpty() ? null : applicants(posting));
        add.accept("employment", words.employmentTypes(posting));
        add.accept("pay", posting.pay() == null ? null : new PayLabel(words).inEuro(posting.pay()));
        add.accept(
                "level",
                switch (posting.level()) {
                    case INTERN, ENTRY, MID, SENIOR, LEAD, EXECUTIVE -> words.level(posting.level());
                    case UNKNOWN -> null;
                });
        add.accept("category", posting.category() == null ? null : words.category(posting.category()));
        add.accept(
                "occupation",
                posting.occupation() == null ? null : posting.occupation().label());
        add.accept("skills", String.join(" · ", posting.skills()));
        Instant posted = Columns.posted(posting);
        add.accept("posted", words.day(posted) + " (" + words.age(posted, now) + ")");
        add.accept("until", posting.validThrough() == null ? null : words.lastDay(posting.validThrough()));
        add.accept("source", posting.source());
        return facts;
    }

    private static String applicants(Posting posting) {
        return posting.applicantLocations().stream()
                .map(l -> l.text())
                .distinct()
                .collect(java.util.stream.Collectors.joining(" · "));
    }

    private static String summary(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 160
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(155, line.codePointCount(0, line.length()))))
                        + "…";
    }
}
