package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What becomes of the postings of a source from list to list, and what the operator sees of it and may do. */
@IngestTest
class LifecycleIT {
    @LocalServerPort
    int port;

    private final ListServer server = new ListServer();
    private Service service;

    @BeforeEach
    void open() {
        service = new Service(port);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void source(String id) {
        String url = server.url("/" + id);
        Service.Answer put = service.send("PUT", "/v1/sources/" + id, "application/json", """
                {"type": "rolecall", "url": "%s", "interval": "P1D"}""".formatted(url));
        assertThat(put.status()).as(put.raw().body()).isBetween(200, 201);
    }

    private Service.Answer post(String path) {
        Service.Answer answer = service.send("POST", "/v1/sources/" + path, null, "");
        assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 202);
        return answer;
    }

    private static String lines(Iterable<Integer> ids) {
        List<String> lines = new ArrayList<>();
        ids.forEach(i -> lines.add(
                "{\"externalId\": \"%d\", \"title\": \"Job %d\", \"organization\": \"Acme\"}".formatted(i, i)));
        return String.join("\n", lines);
    }

    private static Iterable<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private boolean open(String id) {
        return service.get("/v1/postings/" + id).text("/posting/status").equals("OPEN");
    }

    @Test
    void aListThatIsMuchShorterThanTheLastOnesIsHeldAndClosedWhenTheOperatorConfirms() {
        source("short");
        server.serve("/short", lines(upTo(10)));
        for (int i = 0; i < 3; i++) {
            post("short/poll");
        }
        server.serve("/short", lines(upTo(6)));
        Service.Answer run = post("short/poll");
        assertThat(run.number("/closed")).isZero();
        assertThat(run.number("/held")).isEqualTo(4);
        assertThat(run.text("/heldReason")).contains("6 items").contains("10");
        post("short/poll");
        Service.Answer view = service.get("/v1/sources/short");
        assertThat(view.text("/health/state")).as(view.raw().body()).isEqualTo("HELD");
        assertThat(view.number("/health/held")).isEqualTo(4);
        assertThat(view.number("/health/heldRuns")).isEqualTo(2);
        assertThat(view.text("/health/heldSince")).isEqualTo(run.text("/started"));

        assertThat(post("short/closings/confirm").number("/closed")).isEqualTo(4);
        assertThat(open("short:6")).isTrue();
        assertThat(open("short:7")).isFalse();
        assertThat(service.get("/v1/sources/short").text("/health/state")).isEqualTo("OK");
        assertThat(post("short/poll").number("/held")).isZero();
        assertThat(post("short/closings/confirm").number("/closed")).isZero();
    }

    @Test
    void whatTheOperatorReleasesStaysOpenUntilTheListDiffersAgain() {
        source("free");
        server.serve("/free", lines(upTo(10)));
        post("free/poll");
        server.serve("/free", lines(upTo(4)));
        assertThat(post("free/poll").number("/held")).isEqualTo(6);
        assertThat(post("free/closings/release").number("/released")).isEqualTo(6);
        for (int i = 0; i < 8; i++) {
            Service.Answer run = post("free/poll");
            assertThat(run.number("/held") + run.number("/closed")).isZero();
        }
        assertThat(service.get("/v1/sources/free").text("/health/state")).isEqualTo("OK");
        assertThat(open("free:10")).isTrue();
        server.serve("/free", lines(upTo(3)));
        assertThat(post("free/poll").number("/held")).isEqualTo(7);
    }

    @Test
    void aListThatIsGoneCountsAsAnEmptyOneAndAFailingOneAsNothing() {
        source("gone");
        server.serve("/gone", lines(upTo(3)));
        post("gone/poll");
        for (int status : new int[] {404, 410, 403, 404, 500, 404, 401, 410}) {
            server.fail("/gone", status);
            Service.Answer run = post("gone/poll?x=" + status);
            assertThat(run.text("/outcome")).isEqualTo("FAILED");
            assertThat(run.number("/closed")).as("after " + status).isZero();
        }
        Service.Answer view = service.get("/v1/sources/gone");
        assertThat(view.text("/health/state")).isEqualTo("FAILING");
        assertThat(view.number("/health/failures")).isEqualTo(8);
        assertThat(view.text("/health/error")).contains("gone");
        server.fail("/gone", 404);
        assertThat(post("gone/poll").number("/closed")).as("the sixth in a row").isEqualTo(3);
    }

    @Test
    void aRunIsSeenWhileItGoesOn() throws Exception {
        source("slow");
        server.serve("/slow", lines(upTo(2)));
        CountDownLatch latch = server.hold("/slow");
        Service.Answer running = post("slow/poll?wait=false");
        assertThat(running.status()).isEqualTo(202);
        assertThat(running.text("/outcome")).isEqualTo("RUNNING");
        Service.Answer again = post("slow/poll?wait=false");
        assertThat(again.number("/number")).isEqualTo(running.number("/number"));
        assertThat(service.get("/v1/sources/slow/runs").text("/0/outcome")).isEqualTo("RUNNING");
        latch.countDown();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(service.get("/v1/sources/slow/runs").text("/0/outcome"))
                                .isEqualTo("COMPLETE"));
        assertThat(service.get("/v1/sources/slow/runs").number("/0/new")).isEqualTo(2);
        assertThat(service.get("/v1/sources/slow/runs").number("/0/requests")).isEqualTo(1);
    }

    @Test
    void theCountsOfALongRunMove() {
        source("long");
        server.serve("/long", lines(upTo(3_000)));
        post("long/poll?wait=false");
        Set<Integer> counts = new TreeSet<>();
        Awaitility.await().pollInterval(java.time.Duration.ofMillis(20)).until(() -> {
            JsonNode run = service.get("/v1/sources/long/runs").body().get(0);
            counts.add(run.get("fetched").asInt());
            return run.get("outcome").asString().equals("COMPLETE");
        });
        assertThat(counts).contains(3_000).hasSizeGreaterThan(2);
    }

    @Test
    void aPausedSourceIsReadOnlyWhenAsked() {
        source("pause");
        server.serve("/pause", lines(upTo(2)));
        assertThat(post("pause/pause").text("/health/state")).isEqualTo("PAUSED");
        service.send("PUT", "/v1/sources/pause", "application/json", """
                {"type": "rolecall", "url": "%s", "interval": "PT1S"}""".formatted(server.url("/pause")));
        assertThat(service.get("/v1/sources/pause").body().get("paused").asBoolean())
                .isTrue();
        assertThat(post("pause/poll").number("/new")).isEqualTo(2);
        assertThat(post("pause/resume").text("/health/state")).isEqualTo("OK");
        Awaitility.await().until(() -> service.get("/v1/sources/pause/runs").number("/0/number") > 1);
        service.send("DELETE", "/v1/sources/pause", null, "");
    }

    @Test
    void aDryRunShowsTheFirstPostingsAndStoresNothing() {
        server.serve("/dry", "{\"externalId\": \"bad\"}\n" + lines(upTo(30)));
        String source = """
                {"type": "rolecall", "url": "%s", "interval": "P1D"}""".formatted(server.url("/dry"));
        Service.Answer dry = service.send("PUT", "/v1/sources/dry?dryRun=true", "application/json", source);
        assertThat(dry.status()).as(dry.raw().body()).isEqualTo(200);
        assertThat(dry.body().get("postings").size()).isEqualTo(9);
        assertThat(dry.text("/postings/0/id")).isEqualTo("dry:1");
        assertThat(dry.text("/refusals/0/externalId")).isEqualTo("bad");
        assertThat(dry.body().get("whole").asBoolean()).isFalse();
        assertThat(dry.text("/source/url")).isEqualTo(server.url("/dry"));
        assertThat(service.get("/v1/sources/dry").status()).isEqualTo(404);
        assertThat(service.get("/v1/postings/dry:1").status()).isEqualTo(404);
        server.fail("/dry", 403);
        assertThat(service.send("PUT", "/v1/sources/dry?dryRun=true", "application/json", source)
                        .text("/error"))
                .contains("403");
        assertThat(service.send("PUT", "/v1/sources/dry?dryRun=true", "application/json", "{\"type\": \"no\"}")
                        .text("/field"))
                .isEqualTo("type");
    }

    @Test
    void whatIsErasedIsForgotten() {
        source("erase");
        server.serve("/erase", lines(upTo(3)));
        post("erase/poll");
        assertThat(service.send("DELETE", "/v1/postings/erase:1", null, "").status())
                .isEqualTo(204);
        assertThat(service.get("/v1/postings/erase:1").status()).isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/postings/erase:1", null, "").status())
                .isEqualTo(404);
        server.serve("/erase", lines(upTo(2)));
        post("erase/poll");
        assertThat(open("erase:3")).isFalse();
        assertThat(service.send("DELETE", "/v1/sources/erase?erase=true", null, "")
                        .status())
                .isEqualTo(204);
        for (int i = 1; i <= 3; i++) {
            assertThat(service.get("/v1/postings/erase:" + i).status()).isEqualTo(404);
        }
    }

    /** A list after another, of any length, whole or not: exactly what the matrix says is closed, new, reopened and held. */
    @Test
    void anySequenceOfListsClosesWhatTheMatrixSays() {
        long seed = Long.getLong("lists.seed", System.nanoTime());
        System.out.println("lists.seed=" + seed);
        Random random = new Random(seed);
        source("any");
        Map<Integer, Integer> open = new HashMap<>();
        Set<Integer> ever = new TreeSet<>();
        List<Integer> lengths = new ArrayList<>();
        boolean heldBefore = false;
        int empty = 0;
        for (int round = 0; round < 60; round++) {
            String what = "round " + round + " of lists.seed=" + seed;
            int kind = random.nextInt(10);
            if (kind == 0) {
                server.fail("/any", random.nextBoolean() ? 503 : 403);
                assertThat(post("any/poll").number("/closed")).as(what).isZero();
                continue;
            } else if (kind == 1) {
                server.serveTruncated("/any", lines(List.of(1, 2)));
                assertThat(post("any/poll").number("/closed")).as(what).isZero();
                continue;
            }
            int share = kind < 4 ? 0 : kind < 6 ? 45 : 95;
            Set<Integer> list = IntStream.rangeClosed(1, 20)
                    .filter(_ -> random.nextInt(100) < share)
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
            server.serve("/any", lines(list));
            Service.Answer run = post("any/poll");

            long missing = open.keySet().stream().filter(i -> !list.contains(i)).count();
            empty = list.isEmpty() ? empty + 1 : 0;
            List<Integer> sorted = lengths.stream().sorted().toList();
            int median = sorted.size() < 3 ? 0 : sorted.get((sorted.size() - 1) / 2);
            boolean several = missing >= 3 || median - list.size() >= 3;
            boolean doubt = missing > 0
                    && (list.isEmpty() || several && (list.size() * 10 < median * 7 || missing * 2 > open.size()));
            int limit = !doubt ? 1 : list.isEmpty() && empty < 6 ? Integer.MAX_VALUE : 6;
            int closed = 0;
            for (Integer id : Set.copyOf(open.keySet())) {
                if (!list.contains(id) && open.merge(id, 1, Integer::sum) >= limit) {
                    open.remove(id);
                    closed++;
                }
            }
            int created = 0;
            int reopened = 0;
            for (Integer id : list) {
                if (open.put(id, 0) == null) {
                    if (ever.add(id)) {
                        created++;
                    } else {
                        reopened++;
                    }
                }
            }
            boolean held = doubt && missing > closed;
            if (!held) {
                if (doubt || heldBefore) {
                    lengths.clear();
                }
                lengths.add(list.size());
                lengths = new ArrayList<>(lengths.subList(Math.max(0, lengths.size() - 5), lengths.size()));
            }
            heldBefore = held;
            assertThat(run.number("/closed")).as(what + run.raw().body()).isEqualTo(closed);
            assertThat(run.number("/new")).as(what).isEqualTo(created);
            assertThat(run.number("/reopened")).as(what).isEqualTo(reopened);
            assertThat(run.number("/held")).as(what + run.raw().body()).isEqualTo(held ? missing - closed : 0);
        }
    }
}
