package io.rolecall.bench.deliver;

import io.rolecall.bench.report.Progress;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingParts;
import io.rolecall.posting.PostingSerializer;
import io.rolecall.posting.PostingTopic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Who is to be told what: readers in groups, one alert each, whose word occurs in the titles of as many postings as a mail is to
 * tell. Half of the readers have their mailboxes with a few large providers, the others with many small ones.
 */
record Audience(int readers, int items) {
    private static final int GROUP = 100;
    private static final int AT_ONCE = 500;
    private static final int IMPORTERS = 6;
    private static final int PROVIDERS = 5;
    private static final int TOGETHER = 10;

    String mailbox(int reader) {
        String host = reader % 2 == 0
                ? "large" + reader / 2 % PROVIDERS
                : "small" + reader / (2 * TOGETHER); // some readers share one
        return "reader" + reader + "@" + host + ".example.org";
    }

    int groups() {
        return (readers + GROUP - 1) / GROUP;
    }

    private static String word(int group) {
        return "trade" + Integer.toString(group, 36) + "word";
    }

    /** What a posting's title begins with, and so the line of a mail that tells it. */
    static String item(int group, int number) {
        return "t" + group + "x" + number + "e";
    }

    /** Has the operator's import make all alerts, confirmed. */
    void subscribe(URI notify, String key, HttpClient http, Progress progress) {
        AtomicInteger made = new AtomicInteger();
        try (ExecutorService importers = Executors.newFixedThreadPool(IMPORTERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int from = 0; from < readers; from += AT_ONCE) {
                int first = from;
                int next = Math.min(readers, from + AT_ONCE);
                all.add(importers.submit(() -> {
                    post(notify.resolve("/v1/alerts"), key, alerts(first, next), http);
                    made.addAndGet(next - first);
                }));
            }
            for (Future<?> one : all) {
                while (!one.isDone()) {
                    progress.quiet(() -> "%,d of %,d alerts made".formatted(made.get(), readers));
                    Thread.sleep(100);
                }
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The alerts could not be made", e.getCause());
        }
        progress.line("%,d alerts made".formatted(readers));
    }

    private String alerts(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int reader = from; reader < to; reader++) {
            lines.append("""
                    {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                    """.formatted(word(reader / GROUP), mailbox(reader)));
        }
        return lines.toString();
    }

    private static void post(URI to, String key, String lines, HttpClient http) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(to)
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(lines))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"refused\":0")) {
                throw new IllegalStateException("notify-service answers " + answer.statusCode() + ": "
                        + answer.body()
                                .substring(0, Math.min(1_000, answer.body().length())));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The alerts could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes the postings of some groups, as ingest-service would. */
    void publish(String kafka, Workload workload, int fromGroup, int toGroup) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
                        new StringSerializer(),
                        new ByteArraySerializer());
                PostingSerializer serializer = new PostingSerializer()) {
            for (int group = fromGroup; group < toGroup; group++) {
                for (int number = 0; number < items; number++) {
                    Posting posting = posting(workload, group, number);
                    var record = new ProducerRecord<String, byte[]>(PostingTopic.NAME, posting.id(), null);
                    byte[] value = serializer.serialize(
                            PostingTopic.NAME,
                            record.headers(),
                            new PostingEvent.PostingPublished(posting.firstSeen(), posting));
                    producer.send(
                            new ProducerRecord<>(PostingTopic.NAME, null, null, posting.id(), value, record.headers()));
                }
            }
        }
    }

    /** One of the invented postings, with a title and an employer of its own. */
    private Posting posting(Workload workload, int group, int number) {
        Posting invented = workload.posting((long) group * items + number);
        Instant now = Instant.now();
        String title = item(group, number) + " " + word(group) + " " + invented.title();
        return new PostingParts(
                        "bench", group + "-" + number, title, new Organization("Employer " + number + " Ltd", null))
                .locations(invented.locations())
                .workplace(invented.workplace())
                .pay(invented.pay())
                .description(invented.description())
                .descriptionText(invented.descriptionText())
                .language(invented.language())
                .seen(now, now)
                .posting();
    }

    /** How many were never told to one of those who should be. */
    int lost(Caught caught) {
        int lost = 0;
        for (int reader = 0; reader < readers; reader++) {
            for (int number = 0; number < items; number++) {
                if (!caught.told(mailbox(reader), item(reader / GROUP, number))) {
                    lost++;
                }
            }
        }
        return lost;
    }
}
