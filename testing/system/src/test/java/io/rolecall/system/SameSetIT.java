package io.rolecall.system;

import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The promise, over HTTP: the same criteria as a search and as an alert give the same postings. */
class SameSetIT {
    private static final Pattern NO_PLACE = Pattern.compile("(?i)remote|multiple|anywhere");

    @Test
    void severalHundredQueriesFindTheSamePostingsAsSearchesAndAsAlerts() throws IOException {
        RunningRolecall rolecall = SharedRolecall.get();
        List<ObjectNode> postings = postings();
        List<Map<String, String>> queries = queries(postings);
        assertThat(queries).hasSizeGreaterThan(300);
        List<String> alerts = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            ObjectNode alert = RunningRolecall.JSON.createObjectNode();
            ObjectNode query = alert.putObject("query");
            queries.get(i).forEach(query::put);
            alert.putObject("delivery").put("channel", "email").put("to", "same" + i + "@example.org");
            alert.put("cadence", "weekly");
            JsonNode created =
                    json(rolecall.operatorPost(rolecall.alerts("/v1/alerts"), "application/json", alert.toString()));
            alerts.add(created.get("id").asString());
        }

        String lines = postings.stream().map(p -> p + "\n").collect(Collectors.joining());
        JsonNode answer = json(rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/x-ndjson", lines));
        assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(postings.size());
        await().until(() -> rolecall.total("source=same") == postings.size());

        int matches = 0;
        for (int i = 0; i < queries.size(); i++) {
            String alert = alerts.get(i);
            String parameters = queries.get(i).entrySet().stream()
                    .map(e -> e.getKey() + "=" + RunningRolecall.encode(e.getValue()))
                    .collect(Collectors.joining("&"));
            Set<String> found = new TreeSet<>(rolecall.find(parameters));
            await(parameters)
                    .pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThat(rolecall.matches(alert)).isEqualTo(found));
            matches += found.size();
        }
        assertThat(matches).as("the queries find something").isGreaterThan(queries.size());
    }

    /** The bundled feed under a source of this test's own. */
    private static List<ObjectNode> postings() throws IOException {
        Path feed = Path.of("../../ingest-service/src/main/resources/bundled/postings.ndjson");
        return Files.readAllLines(feed).stream()
                .filter(line -> !line.isBlank())
                .map(line -> ((ObjectNode) RunningRolecall.JSON.readTree(line)).put("source", "same"))
                .toList();
    }

    /** Two queries drawn from each posting, so that each finds at least something if the rules say so. */
    private static List<Map<String, String>> queries(List<ObjectNode> postings) {
        List<Map<String, String>> queries = new ArrayList<>();
        for (int i = 0; i < postings.size(); i++) {
            JsonNode p = postings.get(i);
            String title = p.get("title").asString();
            String[] words = title.replaceAll("[\"()*|:-]", " ").strip().split("\\s+");
            String place = p.at("/locations/0/text").asString("");
            Map<String, String> one = new LinkedHashMap<>(Map.of("source", "same"));
            switch (i % 6) {
                case 0 -> one.put("q", words[0]);
                case 1 -> one.put("q", "\"" + String.join(" ", words) + "\"");
                case 2 -> one.put("title", words[words.length - 1]);
                case 3 -> one.put("q", beginning(words[0]) + " -" + words[words.length - 1]);
                case 4 -> one.put("q", words[0] + " OR title:" + words[words.length - 1]);
                default -> one.put("organization", p.at("/organization/name").asString());
            }
            queries.add(one);
            Map<String, String> two = new LinkedHashMap<>(Map.of("source", "same"));
            if (!place.isBlank() && !NO_PLACE.matcher(place).find()) {
                two.put("location", place);
                two.put("radiusKm", String.valueOf(10 + i % 90));
            }
            if (i % 4 == 1 && p.hasNonNull("workplace")) {
                two.put("workplace", p.get("workplace").asString());
            }
            if (i % 3 == 1 && p.at("/employmentTypes/0").isString()) {
                two.put("employmentType", p.at("/employmentTypes/0").asString());
            }
            if (i % 3 == 2) {
                two.put("payMin", String.valueOf(10_000 + 300 * i));
                two.put("payCurrency", p.at("/pay/currency").asString("EUR"));
                two.put("payUnknown", i % 2 == 0 ? "keep" : "drop");
            }
            if (i % 5 == 4 && p.hasNonNull("language")) {
                two.put("language", p.get("language").asString());
            }
            queries.add(two);
        }
        return queries.stream().filter(q -> q.size() > 1).distinct().toList();
    }

    /** The word's first letters as a prefix; scripts that write words without spaces have none. */
    private static String beginning(String word) {
        return word.matches("[A-Za-z]{4,}") ? word.substring(0, 4) + "*" : word;
    }
}
