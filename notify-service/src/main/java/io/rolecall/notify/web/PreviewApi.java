package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.query.Query;
import io.rolecall.query.Understood;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How much an alert would tell, before it is created. */
@RestController
class PreviewApi {
    private final SearchService search;
    private final Bodies bodies;

    PreviewApi(SearchService search, Bodies bodies) {
        this.search = search;
        this.bodies = bodies;
    }

    /**
     * @param available false while search does not answer; the alert can be created without
     * @param days what count is of
     * @param perDay on average
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Preview(
            boolean available,
            List<Understood> understood,
            int days,
            @Nullable Long count,
            @Nullable Double perDay,
            List<SearchService.Sample> samples,
            @Nullable String message) {}

    @PostMapping("/v1/alerts/preview")
    Preview preview(HttpServletRequest request) throws IOException {
        JsonNode json = bodies.one(request);
        for (String name : json.propertyNames()) {
            if (!name.equals("query")) {
                throw new InvalidRequestException(name, "'" + name + "' is not known; known is query.");
            }
        }
        Query query = WishReader.query(json);
        Optional<SearchService.Found> found = search.lately(query);
        return found.map(f -> new Preview(
                        true,
                        query.understood(),
                        SearchService.DAYS,
                        f.count(),
                        Math.round(100.0 * f.count() / SearchService.DAYS) / 100.0,
                        f.samples(),
                        null))
                .orElseGet(() -> new Preview(
                        false,
                        query.understood(),
                        SearchService.DAYS,
                        null,
                        null,
                        List.of(),
                        "The search does not answer now. The alert can be created without a preview."));
    }
}
