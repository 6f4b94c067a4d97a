package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.query.Query;
import io.rolecall.query.Understood;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How much an alert would tell, before it is created. */
@RestController
class PreviewApi {
    private final Previews previews;
    private final Bodies bodies;

    PreviewApi(Previews previews, Bodies bodies) {
        this.previews = previews;
        this.bodies = bodies;
    }

    /**
     * @param available false while search does not answer; the alert can be created without
     * @param days what count is of
     * @param count vacancies; what is posted several times is told once
     * @param postings each posting counted
     * @param perDay vacancies on average
     * @param tooBroad whether an alert on it is refused, but the operator's
     * @param nearMisses where it finds nothing: queries like it that find something
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            boolean available,
            List<Understood> understood,
            int days,
            @Nullable Long count,
            @Nullable Long postings,
            @Nullable Double perDay,
            @Nullable Integer mostPerDay,
            @Nullable Boolean tooBroad,
            List<SearchService.Sample> samples,
            @Nullable List<SearchService.NearMiss> nearMisses,
            @Nullable String message) {}

    @PostMapping("/v1/alerts/preview")
    Answer preview(HttpServletRequest request) throws IOException {
        JsonNode json = bodies.one(request);
        for (String name : json.propertyNames()) {
            if (!name.equals("query")) {
                throw new InvalidRequestException(name, "'" + name + "' is not known; known is query.");
            }
        }
        Query query = WishReader.query(json);
        return previews.of(query)
                .map(p -> new Answer(
                        true,
                        query.understood(),
                        p.days(),
                        p.count(),
                        p.postings(),
                        p.perDay(),
                        p.mostPerDay(),
                        p.tooBroad(),
                        p.samples(),
                        p.nearMisses(),
                        message(p)))
                .orElseGet(() -> new Answer(
                        false,
                        query.understood(),
                        SearchService.DAYS,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        "The search does not answer now. The alert can be created without a preview."));
    }

    private static @Nullable String message(Previews.Preview p) {
        if (p.tooBroad()) {
            return Previews.tooBroadMessage(p);
        }
        return p.count() == 0 ? "Nothing like it was posted in the last " + p.days() + " days." : null;
    }
}
