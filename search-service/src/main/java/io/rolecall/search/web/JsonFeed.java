package io.rolecall.search.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed as <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>, with its names of members. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @JsonProperty("next_url") @Nullable String nextUrl,
        List<Item> items) {
    static final String TYPE = "application/feed+json";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            @JsonProperty("external_url") @Nullable String externalUrl,
            String title,
            @JsonProperty("content_html") String contentHtml,
            String summary,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<Author> authors,
            List<String> tags,
            @Nullable String language) {}

    record Author(String name) {}

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                feed.self(),
                feed.next(),
                feed.entries().stream()
                        .map(e -> new Item(
                                e.id(),
                                e.page(),
                                e.source(),
                                e.title(),
                                e.contentHtml(),
                                e.summary(),
                                e.published(),
                                e.updated(),
                                List.of(new Author(e.organization())),
                                e.tags(),
                                e.language()))
                        .toList());
    }
}
