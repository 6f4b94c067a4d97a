package io.rolecall.search.web;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.Columns;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A posting as readers of feeds show it; what is not HTML by its name is text.
 *
 * @param id for ever the same for this posting, whatever host serves it
 * @param page our page of it
 * @param source where to apply; null where the source has no page
 * @param summary where, how, for how much: one line
 * @param updated when it last changed
 * @param deadline the last moment for an application; null where none is known
 */
record FeedEntry(
        String id,
        String page,
        @Nullable String source,
        String title,
        String organization,
        String summary,
        String contentHtml,
        @Nullable String language,
        List<String> tags,
        Instant published,
        Instant updated,
        @Nullable Instant deadline,
        long version) {

    static FeedEntry of(Posting posting, URI publicUrl, Labels words) {
        return new FeedEntry(
                "urn:rolecall:posting:" + PostingPath.segment(posting.id()),
                publicUrl + "/postings/" + PostingPath.segment(posting.id()),
                posting.url(),
                posting.title() + " – " + posting.organization().name(),
                posting.organization().name(),
                summary(posting, words),
                PostingPage.description(posting.description()),
                posting.language(),
                posting.skills(),
                Columns.posted(posting),
                posting.lastSeen(),
                posting.validThrough(),
                posting.version());
    }

    private static String summary(Posting posting, Labels words) {
        return Stream.of(
                        words.place(posting, 3),
                        switch (posting.workplace()) {
                            case ONSITE, HYBRID, REMOTE -> words.workplace(posting.workplace());
                            case UNKNOWN -> null;
                        },
                        words.employmentTypes(posting),
                        posting.pay() == null ? null : new PayLabel(words).of(posting.pay()),
                        posting.validThrough() == null
                                ? null
                                : words.text("feed.until", words.lastDay(posting.validThrough())))
                .filter(Objects::nonNull)
                .filter(s -> !s.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
