package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingTopic;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class OnceIT extends RunningService {
    @Test
    void a_vacancy_is_told_once_whatever_is_written_again() {
        String word = word();
        String to = address("once");
        create(word, to);
        Posting posting =
                Postings.aPosting().title("Pilot " + word).clusterId(word).build();
        var event = new PostingEvent.PostingPublished(Instant.now(), posting);
        PostingsTopic.write(event);
        PostingsTopic.write(event);
        PostingsTopic.published(Postings.aPosting()
                .title("Pilot elsewhere " + word)
                .clusterId(word)
                .build());
        assertThat(Mails.first(to).text()).containsOnlyOnce("Pilot " + word);
        PostingsTopic.write(event);
        PostingsTopic.published(Postings.aPosting().title("Navigator " + word).build());
        assertThat(Mails.wait(to, 2)).hasSize(2);
        assertThat(Mails.wait(to, 2).get(1).text()).contains("Navigator").doesNotContain("Pilot");
    }

    @Test
    void a_posting_that_closes_before_it_is_told_is_left_out() {
        String word = word();
        String to = address("closed");
        Api.Mine mine = create(word, to);
        Posting closing = Postings.aPosting().title("Gone " + word).build();
        PostingsTopic.published(closing);
        PostingsTopic.published(Postings.aPosting().title("There " + word).build());
        PostingsTopic.closed(Postings.closed(closing));
        assertThat(Mails.first(to).text()).contains("There").doesNotContain("Gone");
        // The ledger is told a moment after the mail server has taken the mail.
        await().untilAsserted(() -> assertThat(api.get("/v1/alerts/" + mine.id() + "/matches", Api.bearer(mine.token()))
                        .body())
                .contains("There")
                .doesNotContain("pending"));
    }

    @Test
    void twenty_postings_make_a_message_and_the_others_follow() {
        String word = word();
        String to = address("many");
        create(word, to);
        for (int i = 0; i < 45; i++) {
            PostingsTopic.published(Postings.aPosting()
                    .title("Number " + i + " " + word)
                    .organization("Employer " + i)
                    .build());
        }
        List<String> told = new ArrayList<>();
        await().until(() -> {
            told.clear();
            Infrastructure.smtp()
                    .received(to)
                    .forEach(m -> m.text()
                            .lines()
                            .filter(l -> l.startsWith("Number "))
                            .forEach(told::add));
            return told.size() >= 45;
        });
        assertThat(told).doesNotHaveDuplicates().hasSize(45);
        assertThat(Infrastructure.smtp().received(to))
                .allSatisfy(m -> assertThat(m.text().lines().filter(l -> l.startsWith("Number ")))
                        .hasSizeLessThanOrEqualTo(20));
        assertThat(Infrastructure.smtp().received(to))
                .anySatisfy(m -> assertThat(m.text()).contains("more follow"));
    }

    @Test
    void a_batch_of_which_most_is_gone_is_told_whole() {
        String word = word();
        String to = address("long");
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "monthly"}
                """.formatted(word, to));
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            Posting posting = Postings.aPosting()
                    .title("Number " + i + " " + word)
                    .organization("Employer " + i)
                    .build();
            postings.add(posting);
            PostingsTopic.published(posting);
        }
        // More than what is read of a batch at once, and than what fits into one message.
        postings.subList(0, 70).forEach(posting -> PostingsTopic.closed(Postings.closed(posting)));
        PostingsTopic.published(Postings.aPosting().title("Barrier " + word).build());
        await().until(() -> api.get("/v1/alerts/" + mine.id() + "/matches?size=1", Api.operator())
                        .json()
                        .get("total")
                        .asInt()
                == 131);
        api.patch("/v1/alerts/" + mine.id(), "{\"cadence\": \"immediate\"}", Api.bearer(mine.token()));
        List<String> told = new ArrayList<>();
        await().until(() -> {
            told.clear();
            Infrastructure.smtp()
                    .received(to)
                    .forEach(m -> m.text()
                            .lines()
                            .filter(l -> l.startsWith("Number "))
                            .forEach(told::add));
            return told.size() >= 60;
        });
        assertThat(told)
                .doesNotHaveDuplicates()
                .hasSize(60)
                .allSatisfy(
                        line -> assertThat(Integer.parseInt(line.split(" ")[1])).isGreaterThanOrEqualTo(70));
    }

    @Test
    void a_record_that_tells_of_nothing_goes_to_the_dead_letters_and_the_next_one_is_told() {
        String word = word();
        String to = address("poison");
        create(word, to);
        PostingsTopic.bytes("test:" + word, "{\"type\": nonsense".getBytes(UTF_8));
        PostingsTopic.bytes("test:" + word, new byte[] {0});
        PostingsTopic.published(Postings.aPosting().title("Healthy " + word).build());
        assertThat(Mails.first(to).text()).contains("Healthy");
        assertThat(deadLetters("test:" + word)).hasSize(2).allSatisfy(letter -> {
            assertThat(new String(
                            letter.headers().lastHeader("rolecall-service").value(), UTF_8))
                    .isEqualTo("notify");
            assertThat(letter.headers().lastHeader("rolecall-reason").value()).isNotEmpty();
        });
    }

    private static Collection<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
        // By what it was: services of other tests may read the topic too, and bury it as well.
        Map<String, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Infrastructure.kafka(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        key,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(PostingTopic.DEAD_LETTERS));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> {
                    if (new String(r.key(), UTF_8).equals(key)) {
                        found.put(new String(r.value(), UTF_8), r);
                    }
                });
                return found.size() >= 2;
            });
        }
        return found.values();
    }

    private Api.Mine create(String word, String to) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
    }
}
