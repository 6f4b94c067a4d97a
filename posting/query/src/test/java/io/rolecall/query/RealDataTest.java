package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.law.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The law over real postings and what people really type, where the environment variable {@code ROLECALL_DATA} names a
 * folder that has them: {@code queries.txt} and answers of Ashby's posting API in {@code ashby/}. Skipped elsewhere. Shows
 * counts only.
 */
class RealDataTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void realQueriesFindTheSameRealPostingsBothWays() throws IOException {
        Path folder = Path.of(System.getenv().getOrDefault("ROLECALL_DATA", "../../../shared/data"));
        assumeTrue(Files.isDirectory(folder), "ROLECALL_DATA names no folder with real postings and queries");
        List<Posting> postings = postings(folder.resolve("ashby"));
        List<Query> queries = new ArrayList<>();
        int refused = 0;
        for (String line : Files.readAllLines(folder.resolve("queries.txt"))) {
            try {
                for (Map<String, List<String>> with : List.of(
                        Map.<String, List<String>>of(),
                        Map.of("country", List.of("US")),
                        Map.of("language", List.of("en")))) {
                    Map<String, List<String>> parameters = new TreeMap<>(with);
                    parameters.put("q", List.of(line));
                    queries.add(Query.parse(parameters));
                }
            } catch (InvalidQueryException e) {
                System.out.println("refused: " + e.getMessage());
                assertThat(e.position()).isNotNegative();
                refused++;
            }
        }
        long start = System.nanoTime();
        List<AnalysedPosting> analysed =
                postings.stream().map(AnalysedPosting::of).toList();
        long took = (System.nanoTime() - start) / postings.size();
        List<Set<String>> found = LuceneLawTest.search(postings, queries);
        int matches = 0;
        for (int i = 0; i < queries.size(); i++) {
            for (AnalysedPosting posting : analysed) {
                boolean match = Evaluator.matches(queries.get(i), posting);
                matches += match ? 1 : 0;
                assertThat(found.get(i).contains(posting.posting().id()))
                        .as("query %s, posting %s", i, posting.posting().id())
                        .isEqualTo(match);
            }
        }
        System.out.printf(
                "%,d postings (%,d ns each to analyse), %,d queries, %d texts refused, %,d matches%n",
                postings.size(), took, queries.size(), refused, matches);
        assertThat(matches).isPositive();
    }

    private static List<Posting> postings(Path folder) throws IOException {
        List<Posting> postings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String board = file.getFileName().toString().replace(".json", "");
                for (JsonNode job : JSON.readTree(file.toFile()).path("jobs")) {
                    postings.add(posting(board, job, postings.size()));
                }
            }
        }
        return postings;
    }

    private static Posting posting(String board, JsonNode job, int number) {
        Draft draft = Draft.silent()
                .title(job.path("title").asString())
                .organization(board)
                .text(job.path("descriptionPlain").asString(""))
                .at(job.path("location").asString("?"))
                .workplace(job.path("isRemote").asBoolean(false) ? Workplace.REMOTE : Workplace.UNKNOWN);
        // The boards are in English but for a few; every seventh is left unknown, to have both.
        return (number % 7 == 0 ? draft : draft.language("en")).posting("real-" + number);
    }
}
