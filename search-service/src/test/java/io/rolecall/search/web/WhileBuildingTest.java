package io.rolecall.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.search.find.Searcher;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.offer.OfferSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

/** What people are shown while an index is made that no search can be answered without. */
class WhileBuildingTest {
    @TempDir
    Path folder;

    @Test
    void thePageSaysHowFarTheIndexIsAndWhenToComeAgain() throws IOException {
        WebSettings settings = new WebSettings(
                URI.create("http://localhost:8080"), URI.create("http://localhost:8082"), 0, Duration.ZERO);
        try (Index index =
                new Index(new IndexSettings(folder, Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000, 16))) {
            index.open();
            index.building(1_200, 4_000);
            Searcher searcher = new Searcher(index, new OfferSettings(0, Duration.ZERO), InstantSource.system());
            @SuppressWarnings("NullAway") // It is not asked for postings.
            PageController page = new PageController(
                    searcher, null, null, new SearchPages(settings, InstantSource.system()), settings, null);
            assertThat(message(page, Locale.ENGLISH)).contains("being built: 30 %, 1200 of 4000 postings");
            assertThat(message(page, Locale.GERMAN)).contains("gerade aufgebaut: 30 %, 1200 von 4000 Anzeigen");
        }
    }

    private static String message(PageController page, Locale locale) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        ExtendedModelMap model = new ExtendedModelMap();
        page.search(new MockHttpServletRequest("GET", "/"), response, model, locale);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        SearchPage shown = (SearchPage) Objects.requireNonNull(model.get("page"));
        return Objects.requireNonNull(shown.trouble()).message();
    }
}
