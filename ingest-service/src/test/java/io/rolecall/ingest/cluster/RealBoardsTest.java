package io.rolecall.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real boards, where a folder of them is given: what a board lists at once stays apart, what is posted elsewhere is found. */
class RealBoardsTest {
    @Test
    void nothingThatABoardListsAtOnceIsJoined() throws IOException {
        Deciding deciding = new Deciding();
        List<PostingBuilder> all = boards();
        for (PostingBuilder posting : all) {
            assertThat(deciding.decide(Candidate.of(posting.build(), null)).joined())
                    .as(posting.build().id())
                    .isNull();
        }
        System.out.println("Real boards: " + all.size() + " postings, none joined");
    }

    @Test
    void whatAnAggregatorCopiesWithSmallEditsIsFoundAndNothingElse() throws IOException {
        List<PostingBuilder> all = boards();
        for (double edits : new double[] {0, 0.005, 0.01, 0.02, 0.03, 0.05}) {
            Deciding deciding = new Deciding();
            all.forEach(posting -> deciding.decide(Candidate.of(posting.build(), null)));
            int found = 0;
            int wrong = 0;
            int texts = 0;
            for (int i = 0; i < all.size(); i++) {
                Posting original = all.get(i).build();
                if (Candidate.of(original, null).sketch() == null) {
                    continue;
                }
                texts++;
                Decider.Decision decision = deciding.decide(Candidate.of(copy(original, i, edits), null));
                if (decision.joined() != null) {
                    found += decision.cluster().equals(original.id()) ? 1 : 0;
                    wrong += decision.cluster().equals(original.id()) ? 0 : 1;
                }
            }
            System.out.printf(
                    "Copies with %.1f %% of the words changed: %d of %d found, %d joined elsewhere%n",
                    100 * edits, found, texts, wrong);
            assertThat(wrong).isZero();
            assertThat(found).isGreaterThan(edits <= 0.01 ? texts * 98 / 100 : edits <= 0.02 ? texts * 80 / 100 : 0);
        }
    }

    /** Rows without texts: what they name of an applicant tracking system is all there is. */
    @Test
    void rowsOfAListAreOneVacancyWhereTheyLeadToOnePosting() throws IOException {
        Path data = folder();
        assumeTrue(data != null, "No folder of real boards");
        Deciding deciding = new Deciding();
        int rows = 0;
        int addresses = 0;
        int joined = 0;
        for (JsonNode row : JsonMapper.shared()
                .readTree(Files.readString(data.resolve("listings").resolve("newgrad.json")))) {
            PostingBuilder posting = Postings.aPosting()
                    .source("newgrad")
                    .externalId(row.get("id").asString())
                    .url(row.get("url").asString())
                    .title(row.get("title").asString().strip())
                    .organization(row.get("company_name").asString().strip())
                    .descriptionText("");
            Candidate candidate = Candidate.of(posting.build(), null);
            Decider.Decision decision = deciding.decide(candidate);
            rows++;
            addresses += ApplyAddress.canonical(row.get("url").asString()) == null ? 0 : 1;
            if (decision.joined() != null) {
                joined++;
                assertThat(ApplyAddress.canonical(posting.build().url())).isNotNull();
            }
        }
        System.out.printf("Rows: %d, with an apply address %d, joined %d%n", rows, addresses, joined);
    }

    private static Posting copy(Posting original, int number, double edits) {
        return Postings.aPosting()
                .source("aggregator")
                .externalId("" + number)
                .title(original.title() + " (m/f/d)")
                .organization(original.organization().name().toUpperCase(Locale.ROOT) + ", Inc.")
                .locations(original.locations())
                .descriptionText(Texts.edited(original.descriptionText(), edits, number))
                .build();
    }

    static List<PostingBuilder> boards() throws IOException {
        Path data = folder();
        assumeTrue(data != null, "No folder of real boards");
        List<PostingBuilder> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("ashby"))) {
            for (Path file : files.sorted().toList()) {
                String board =
                        file.getFileName().toString().replace(".json", "").toLowerCase(Locale.ROOT);
                for (JsonNode job :
                        JsonMapper.shared().readTree(Files.readString(file)).get("jobs")) {
                    PostingBuilder posting = Postings.aPosting()
                            .source(board)
                            .externalId(job.get("id").asString())
                            .url(job.get("jobUrl").asString())
                            .title(job.get("title").asString().strip())
                            .organization(board)
                            .descriptionText(job.get("descriptionPlain").asString(""));
                    List<String> places = new ArrayList<>();
                    places.add(job.get("location").asString(""));
                    job.get("secondaryLocations")
                            .forEach(place -> places.add(place.get("location").asString("")));
                    places.stream()
                            .filter(place -> !place.isBlank())
                            .distinct()
                            .forEach(place -> posting.location(Location.unresolved(place)));
                    all.add(posting);
                }
            }
        }
        return all;
    }

    private static Path folder() {
        String given = System.getenv("ROLECALL_DATA");
        Path path = given != null ? Path.of(given) : null;
        for (Path p = Path.of("").toAbsolutePath(); path == null && p != null; p = p.getParent()) {
            Path data = p.resolveSibling("shared").resolve("data");
            path = Files.isDirectory(data) ? data : null;
        }
        return path != null && Files.isDirectory(path) ? path : null;
    }
}
