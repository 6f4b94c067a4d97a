package io.rolecall.bench.relevance;

import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Postings of a folder with Ashby's answers in {@code ashby/} and listings.json files in {@code listings/}, normalised as ingest does it. */
final class RealPostings {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant SEEN = Instant.parse("2025-11-01T00:00:00Z");

    private RealPostings() {}

    static List<Posting> of(Path folder) {
        List<Posting> postings = new ArrayList<>();
        for (Path file : files(folder.resolve("ashby"))) {
            String board = file.getFileName().toString().replace(".json", "");
            for (JsonNode job : read(file).path("jobs")) {
                add(postings, ashby(board, job));
            }
        }
        for (Path file : files(folder.resolve("listings"))) {
            for (JsonNode row : read(file)) {
                add(postings, listing(row));
            }
        }
        return postings;
    }

    private static void add(List<Posting> postings, Draft draft) {
        try {
            postings.add(Normalizer.normalize(draft, SEEN));
        } catch (InvalidPostingException e) {
            // One that the service would refuse can't be searched for.
        }
    }

    private static Draft ashby(String board, JsonNode job) {
        Draft draft = new Draft("ashby", job.path("id").asString())
                .title(job.path("title").asString())
                .organization(board, null)
                .place(text(job, "location"), null)
                .category(text(job, "department"))
                .html(job.path("descriptionHtml").asString(""));
        for (JsonNode place : job.path("secondaryLocations")) {
            draft.place(text(place, "location"), null);
        }
        String type = text(job, "employmentType");
        if (type != null) {
            EmploymentTypes.of(type).ifPresent(draft::employmentType);
        }
        String published = text(job, "publishedAt");
        return published == null ? draft : draft.datePosted(Instant.from(java.time.OffsetDateTime.parse(published)));
    }

    private static Draft listing(JsonNode row) {
        Draft draft = new Draft("listings", row.path("id").asString())
                .title(row.path("title").asString())
                .organization(row.path("company_name").asString(), null)
                .category(text(row, "category"));
        row.path("locations").forEach(place -> draft.place(place.asString(), null));
        JsonNode date = row.path("date_posted");
        return date.isNumber() ? draft.datePosted(Instant.ofEpochSecond(date.longValue())) : draft;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(file.toFile());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
