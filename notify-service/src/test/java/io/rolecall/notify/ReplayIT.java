package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.ListingHistory.Happened;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A history in the shape of public lists of openings: postings come, go, and come back a moment later, many times, alone or all of a
 * source at once; they are touched up, and counted to other vacancies. {@code -Dreplay.changes=26000} plays a longer one, {@code
 * -Dreplay.history=file} one that was recorded, a line for each event: {@code {"id", "kind", "t"}}.
 */
class ReplayIT {
    /** Of the postings topic, as it is made where nothing else is said. */
    private static final int PARTITIONS = 6;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String word = RunningService.word();
    private Instant begin = Instant.MAX;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Boolean> open = new HashMap<>();
    private final Map<String, String> clusters = new HashMap<>();

    @Test
    void each_alert_is_told_each_vacancy_once_over_restarts_and_a_full_replay() throws IOException {
        String file = System.getProperty("replay.history");
        List<Happened> history = file == null ? ListingHistory.generated() : ListingHistory.recorded(Path.of(file));
        String canary = RunningService.address("canary");
        try (Hook all = new Hook(200);
                Hook some = new Hook(200)) {
            String mine;
            int third = history.size() / 3;
            try (Instance first = new Instance(Map.of("NOTIFY_CANARY_TO", canary))) {
                mine = first.alert(word, all);
                first.alert(word + " even", some);
                begin = Instant.now();
                history.subList(0, third).forEach(this::write);
                first.awaitRead(mine, barrier("one"));
                // In the middle of all this it stops.
                history.subList(third, third + third / 2).forEach(this::write);
                PostingsTopic.flush();
            }
            history.subList(third + third / 2, 2 * third).forEach(this::write);
            try (Instance second = new Instance(Map.of("NOTIFY_CANARY_TO", canary))) {
                history.subList(2 * third, history.size()).forEach(this::write);
                second.awaitRead(mine, barrier("two"));
                second.awaitTold(mine);
                await().until(() -> !Infrastructure.smtp().received(canary).isEmpty());
            }
            Map<String, Integer> before = told(all);
            Set<String> nowOpen = new HashSet<>();
            open.forEach((id, is) -> {
                if (is) {
                    nowOpen.add(id);
                }
            });
            assertThat(before.keySet()).containsAll(nowOpen);
            assertThat(before.values()).as("told twice").allMatch(n -> n == 1);
            assertThat(told(some).values()).allMatch(n -> n == 1);
            assertThat(told(some).keySet())
                    .containsAll(nowOpen.stream().filter(ReplayIT::even).toList())
                    .allMatch(id -> even(id) || id.startsWith("barrier"));
            try (Instance again = new Instance(Map.of("NOTIFY_GROUP", "again-" + run))) {
                again.awaitRead(mine, barrier("three"));
                again.awaitTold(mine);
            }
            Map<String, Integer> after = new HashMap<>(told(all));
            after.keySet().removeIf(id -> id.startsWith("barrier"));
            before.keySet().removeIf(id -> id.startsWith("barrier"));
            assertThat(after).isEqualTo(before);
            if (file != null || history.size() > 10_000) {
                System.out.println("replayed " + history.size() + " events of " + versions.size() + " postings, "
                        + history.stream()
                                .filter(h -> h.kind().equals("reopened"))
                                .count() + " flips: " + after.size() + " told, "
                        + after.values().stream().filter(n -> n > 1).count() + " of them twice; " + nowOpen.size()
                        + " open, "
                        + nowOpen.stream().filter(id -> !after.containsKey(id)).count() + " of them not told");
            }
        }
    }

    private static boolean even(String id) {
        return id.startsWith("p") && Integer.parseInt(id.substring(1)) % 2 == 0;
    }

    private void write(Happened h) {
        boolean was = open.getOrDefault(h.id(), false);
        long version = versions.merge(h.id(), 1L, Long::sum);
        Instant at = begin.plusMillis(h.second());
        if (h.kind().equals("moved")) {
            clusters.put(h.id(), "replay" + run + h.id() + "-" + version);
        }
        var builder = Postings.aPosting()
                .source("replay" + run)
                .externalId(h.id())
                .title(h.id() + " " + word + (even(h.id()) ? " even" : ""))
                .organization("Employer " + h.id())
                .clusterId(clusters.computeIfAbsent(h.id(), id -> "replay" + run + id))
                .seen(begin, at)
                .version(version);
        switch (h.kind()) {
            case "closed" -> {
                open.put(h.id(), false);
                PostingsTopic.send(new PostingEvent.PostingClosed(
                        at, builder.closed(at, ClosedReason.WITHDRAWN).build()));
            }
            case "published" -> {
                open.put(h.id(), true);
                Posting posting = builder.build();
                PostingsTopic.send(
                        version == 1
                                ? new PostingEvent.PostingPublished(at, posting)
                                : new PostingEvent.PostingReopened(at, posting));
            }
            case "reopened" -> {
                open.put(h.id(), true);
                PostingsTopic.send(new PostingEvent.PostingReopened(at, builder.build()));
            }
            default -> {
                if (was) {
                    PostingsTopic.send(new PostingEvent.PostingChanged(at, builder.build(), Set.of()));
                }
            }
        }
    }

    /** What is written last, to each partition. */
    private List<Posting> barrier(String name) {
        Map<Integer, Posting> last = new HashMap<>();
        for (int i = 0; last.size() < PARTITIONS; i++) {
            String title = "barrier-" + name + "-" + i;
            Posting posting = Postings.aPosting()
                    .externalId(title + "-" + run)
                    .title(title + " " + word)
                    .organization("Barrier " + title)
                    .build();
            last.putIfAbsent(BuiltInPartitioner.partitionForKey(posting.id().getBytes(UTF_8), PARTITIONS), posting);
        }
        last.values().forEach(PostingsTopic::published);
        return List.copyOf(last.values());
    }

    /** How often each posting was told: by what its title begins with. */
    private static Map<String, Integer> told(Hook hook) {
        Map<String, Integer> told = new HashMap<>();
        hook.calls.forEach(call -> Api.JSON
                .readTree(call.body())
                .at("/data/postings")
                .valueStream()
                .forEach(p -> told.merge(p.get("title").asString().split(" ")[0], 1, Integer::sum)));
        return told;
    }

    private final class Instance implements AutoCloseable {
        private final ConfigurableApplicationContext context;
        private final Api api;

        Instance(Map<String, String> more) {
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    Infrastructure.kafka(),
                    "MONGODB_URI",
                    Infrastructure.mongoUri(),
                    "NOTIFY_DATABASE",
                    "replay_" + run,
                    "NOTIFY_GROUP",
                    "replay-" + run,
                    "SMTP_HOST",
                    Infrastructure.smtp().host(),
                    "SMTP_PORT",
                    Integer.toString(Infrastructure.smtp().port()),
                    "ROLECALL_API_KEY",
                    Infrastructure.API_KEY,
                    "NOTIFY_PORT",
                    "0"));
            settings.put("MAIL_FROM", "Rolecall <alerts@localhost.localdomain>");
            settings.put("NOTIFY_SWEEP", "PT2S");
            settings.put("NOTIFY_IMMEDIATE_WINDOW", "PT0.2S");
            settings.put("NOTIFY_ALLOW_PRIVATE_ADDRESSES", "true");
            settings.putAll(more);
            SpringApplication application = new SpringApplication(NotifyApplication.class);
            application.setDefaultProperties(settings);
            this.context = application.run();
            this.api = new Api(
                    ((WebServerApplicationContext) context).getWebServer().getPort());
            await().until(() -> api.get("/actuator/health/readiness").status() == 200);
        }

        String alert(String q, Hook hook) {
            return api.alert("""
                    {"query": {"q": "%s"}, "delivery": {"channel": "webhook", "to": "%s"}, "cadence": "immediate"}
                    """.formatted(q, hook.url())).id();
        }

        void awaitRead(String alert, List<Posting> barrier) {
            await().until(() -> {
                String body = api.get("/v1/alerts/" + alert + "/matches?size=100", Api.operator())
                        .body();
                return barrier.stream().allMatch(posting -> body.contains(posting.id()));
            });
        }

        void awaitTold(String alert) {
            await().until(() -> !api.get("/v1/alerts/" + alert + "/matches?size=100", Api.operator())
                            .body()
                            .contains("\"pending\"")
                    && api.get("/v1/deliveries?state=open", Api.operator())
                                    .json()
                                    .get("total")
                                    .asInt()
                            == 0);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
