package io.rolecall.system;

import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The guarantees "nothing lost" and "once", under SIGKILL of each service in turn while postings are pushed. More postings
 * with {@code -Dsystem.killed.postings=5000}.
 */
class KilledServicesIT {
    private static final int POSTINGS = Integer.getInteger("system.killed.postings", 1_000);
    private static final int TRADES = 20;
    private static final int BATCH = 25;
    private static final Pattern POSTING = Pattern.compile("/postings/killed(?::|%3A)(\\d+)");

    @Test
    void everyPostingIsFoundAndMailedOnceWhicheverServiceIsKilled() throws Exception {
        RunningRolecall rolecall = SharedRolecall.get();
        List<JsonNode> alerts = new ArrayList<>();
        for (int trade = 0; trade < TRADES; trade++) {
            alerts.add(rolecall.alert("{\"q\":\"trade" + trade + "\",\"source\":\"killed\"}", address(trade)));
        }

        AtomicInteger pushed = new AtomicInteger();
        CompletableFuture<Void> pushing = CompletableFuture.runAsync(() -> {
            for (int first = 0; first < POSTINGS; first += BATCH) {
                pushUntilAcknowledged(rolecall, first);
                pushed.set(first + BATCH);
            }
        });
        List<String> victims = List.of(
                "ingest-service",
                "search-service",
                "notify-service",
                "ingest-service",
                "notify-service",
                "search-service");
        for (int i = 0; i < victims.size(); i++) {
            int due = POSTINGS * (i + 1) / (victims.size() + 2);
            await().until(() -> pushing.isDone() || pushed.get() >= due);
            rolecall.kill(victims.get(i));
        }
        pushing.get();

        await("all postings in the index")
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(rolecall.total("source=killed")).isEqualTo(POSTINGS));
        for (int trade = 0; trade < TRADES; trade++) {
            Set<String> found = new TreeSet<>(rolecall.find("source=killed&q=trade" + trade));
            int of = trade;
            await("ledger of trade " + trade)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    rolecall.matches(alerts.get(of).get("id").asString()))
                            .containsExactlyElementsOf(found));
        }
        for (int trade = 0; trade < TRADES; trade++) {
            int of = trade;
            // What a killed instance was about to send goes out when its claim ends, after a minute.
            Map<String, Set<String>> mailed = await("mails of trade " + trade)
                    .atMost(Duration.ofMinutes(6))
                    .ignoreExceptions()
                    .until(() -> mailed(rolecall, of), told -> told.size() == POSTINGS / TRADES);
            // A crash between the mail server's yes and our record may repeat a mail, under the same Message-ID only.
            mailed.forEach(
                    (posting, messages) -> assertThat(messages).as(posting).hasSize(1));
        }
    }

    private static void pushUntilAcknowledged(RunningRolecall rolecall, int first) {
        StringBuilder lines = new StringBuilder();
        for (int i = first; i < first + BATCH; i++) {
            ObjectNode posting = RunningRolecall.JSON.createObjectNode();
            posting.put("source", "killed").put("externalId", String.valueOf(i));
            posting.put("title", "Worker in trade" + i % TRADES).put("url", "https://example.org/killed/" + i);
            posting.put("description", "<p>Posting number " + i + " of those that are pushed while services die.</p>");
            posting.putObject("organization").put("name", "Phoenix plc");
            lines.append(posting).append('\n');
        }
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            try {
                HttpResponse<String> answer = rolecall.operatorPost(
                        rolecall.ingest("/v1/postings"), "application/x-ndjson", lines.toString());
                return answer.statusCode() == 200 && json(answer).get("refused").asInt() == 0;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    /** Which messages told of each posting. */
    private static Map<String, Set<String>> mailed(RunningRolecall rolecall, int trade) {
        Map<String, Set<String>> messages = new HashMap<>();
        for (JsonNode head : rolecall.mailsTo(address(trade))) {
            POSTING.matcher(rolecall.mail(head).get("Text").asString())
                    .results()
                    .forEach(m -> messages.computeIfAbsent(m.group(1), _ -> new TreeSet<>())
                            .add(head.get("MessageID").asString()));
        }
        return messages;
    }

    private static String address(int trade) {
        return "trade" + trade + "@example.org";
    }
}
