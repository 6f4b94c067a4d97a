package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingTopic;
import io.rolecall.testing.Infrastructure;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Boards day after day: exactly what the days bring is counted and told, and the same snapshot again tells nothing. For large
 * ones: {@code -Dsnapshots.postings=111000 -Dsnapshots.days=3}.
 */
@IngestTest
class SnapshotsIT {
    private static final int POSTINGS = Integer.getInteger("snapshots.postings", 1_200);
    private static final int DAYS = Integer.getInteger("snapshots.days", 5);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void eachDayIsCountedAndToldExactlyAndTheSameAgainTellsNothing(int boards) {
        Service service = new Service(port);
        int several = boards == 1 ? 1 : Math.max(boards, POSTINGS / 280);
        Snapshots snapshots = new Snapshots(several, POSTINGS, 22);
        try (ListServer server = new ListServer();
                Told told = new Told()) {
            for (Snapshots.Board board : snapshots.boards()) {
                String id = source(several, board);
                String url = server.stream("/" + id, (out, _) -> Snapshots.write(board, out));
                assertThat(service.send("PUT", "/v1/sources/" + id, "application/json", """
                                {"type": "greenhouse", "url": "%s", "interval": "P1D", "paused": true}""".formatted(url))
                                .status())
                        .isEqualTo(201);
            }
            long events = told.count();
            for (int number = 0; number < DAYS; number++) {
                Snapshots.Day day = number == 0 ? snapshots.first() : snapshots.goOn();
                assertThat(poll(service, several, snapshots))
                        .as("day " + number)
                        .isEqualTo(day);
                events += day.created() + day.changed() + day.closed() + day.reopened();
                assertThat(poll(service, several, snapshots))
                        .as("day " + number + " again")
                        .isEqualTo(new Snapshots.Day(0, 0, 0, 0, day.open()));
                told.await(events);
            }
        }
    }

    private static String source(int boards, Snapshots.Board board) {
        return "snap" + boards + "-" + board.name;
    }

    private static Snapshots.Day poll(Service service, int boards, Snapshots snapshots) {
        int[] sums = new int[5];
        long start = System.nanoTime();
        for (Snapshots.Board board : snapshots.boards()) {
            Service.Answer run = service.send("POST", "/v1/sources/" + source(boards, board) + "/poll", null, "");
            assertThat(run.text("/outcome")).as(run.raw().body()).isEqualTo("COMPLETE");
            int fetched = run.number("/fetched");
            List<String> names = List.of("new", "changed", "closed", "reopened");
            for (int i = 0; i < names.size(); i++) {
                sums[i] += run.number("/" + names.get(i));
            }
            sums[4] += fetched;
            assertThat(run.number("/held")).as(run.raw().body()).isZero();
            assertThat(run.number("/refused")).as(run.raw().body()).isZero();
            assertThat(run.number("/unchanged"))
                    .isEqualTo(fetched - run.number("/new") - run.number("/changed") - run.number("/reopened"));
        }
        Snapshots.Day day = new Snapshots.Day(sums[0], sums[1], sums[2], sums[3], sums[4]);
        System.out.printf("%d boards: %s in %d ms%n", boards, day, (System.nanoTime() - start) / 1_000_000);
        return day;
    }

    /** How many records the topic has. */
    private static final class Told implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infrastructure.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());

        long count() {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(PostingTopic.NAME, List.of()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        void await(long events) {
            Awaitility.await().until(() -> count() >= events);
            assertThat(count()).isEqualTo(events);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
