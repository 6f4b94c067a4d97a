package io.rolecall.bench.workload;

import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An invented vacancy, before it takes a form: as the posting that matching sees, or as the line that an operator pushes.
 *
 * @param tasks sentences, a paragraph each
 * @param skills what a list in the text names
 * @param more members of the line that most don't have, or have otherwise
 */
record Vacancy(
        long number,
        String language,
        String title,
        String organization,
        Cities.City city,
        Workplace workplace,
        @Nullable EmploymentType employmentType,
        Level level,
        @Nullable Pay pay,
        List<String> tasks,
        List<String> skills,
        Map<String, Object> more) {
    static final String SOURCE = "bench";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Instant SEEN = Instant.parse("2026-11-01T08:00:00Z");

    /** As ingest-service publishes it, with whatever it reads from the words. */
    Posting posting() {
        return switch (JsonForm.read(JSON.readTree(line()), SOURCE, _ -> {})) {
            case JsonForm.Item.Open(var draft) -> Normalizer.normalize(draft, SEEN);
            case JsonForm.Item.Closed _ -> throw new IllegalStateException("no vacancy is closed");
        };
    }

    /** As it is pushed: what a source says, with places as text and most facts left to be read from the words. */
    byte[] line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("source", SOURCE);
        line.put("externalId", Long.toString(number));
        line.put("url", url());
        line.put("title", title);
        line.put("organization", Map.of("name", organization));
        line.put("locations", List.of(city.text()));
        if (employmentType != null) {
            line.put("employmentTypes", List.of(employmentType.name()));
        }
        if (level != Level.UNKNOWN) {
            line.put("level", level.name());
        }
        if (pay != null && number % 2 == 0) {
            line.put("pay", Map.of("min", pay.min(), "max", pay.max(), "currency", pay.currency(), "period", "YEAR"));
        }
        line.put("description", html());
        line.put("datePosted", SEEN.toString());
        line.putAll(more);
        return JSON.writeValueAsBytes(line);
    }

    private String url() {
        return "https://jobs.example.com/" + number;
    }

    private String html() {
        StringBuilder html = new StringBuilder(5_000);
        tasks.forEach(task -> html.append("<p>").append(task).append("</p>\n"));
        html.append("<ul>");
        skills.forEach(skill -> html.append("<li><strong>").append(skill).append("</strong></li>"));
        return html.append("</ul>\n<p>").append(end()).append("</p>").toString();
    }

    private String end() {
        String where = workplace == Workplace.REMOTE ? "Remote. " : workplace == Workplace.HYBRID ? "Hybrid. " : "";
        return pay == null
                ? where + "jobs@example.com"
                : where + pay.currency() + " " + pay.min() + " - " + pay.max() + " per year. jobs@example.com";
    }
}
