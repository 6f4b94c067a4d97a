package io.rolecall.notify.match;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.ledger.Afterwards;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.ledger.Match;
import io.rolecall.notify.ledger.News;
import io.rolecall.notify.pulse.Pulse;
import io.rolecall.posting.DeadLetter;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.UndecodablePostingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/**
 * Takes the records of the postings topic, a batch at a time. Returns when all that follows from them is in the ledger, or
 * throws, and gets them again. What can't be decoded is a dead letter and no reason to stop.
 */
@Component
class PostingReader implements BatchMessageListener<byte[], byte[]> {
    private static final int DEAD_LETTER_SECONDS = 30;

    /** Matches that are held in memory before they are written. */
    private static final int TOGETHER = 200_000;

    private final LiveAlerts alerts;
    private final Ledger ledger;
    private final Afterwards afterwards;
    private final ClosedPostings closed;
    private final RecentPostings recent;
    private final Pulse pulse;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Clock clock;
    private final Counter deadLetters;
    private final Counter read;

    /** Where the records begin that were not handled before; what comes earlier is read once more for its newest part. */
    private final Map<TopicPartition, Long> news = new ConcurrentHashMap<>();

    PostingReader(
            LiveAlerts alerts,
            Ledger ledger,
            Afterwards afterwards,
            ClosedPostings closed,
            RecentPostings recent,
            Pulse pulse,
            KafkaTemplate<byte[], byte[]> kafka,
            Clock clock,
            MeterRegistry metrics) {
        this.alerts = alerts;
        this.ledger = ledger;
        this.afterwards = afterwards;
        this.closed = closed;
        this.recent = recent;
        this.pulse = pulse;
        this.kafka = kafka;
        this.clock = clock;
        this.deadLetters = metrics.counter("rolecall.notify.dead.letters");
        this.read = metrics.counter("rolecall.notify.postings.read");
    }

    void newsFrom(TopicPartition partition, long offset) {
        news.put(partition, offset);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<PostingEvent> events = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        Set<String> erased = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                PostingEvent event = PostingCodec.decode(record);
                events.add(event);
                values.add(record.value());
                if (event instanceof PostingEvent.PostingErased && fresh(record)) {
                    erased.add(event.postingId());
                }
            } catch (UndecodablePostingException e) {
                bury(record, String.valueOf(e.getMessage()));
            }
        }
        events.forEach(event -> {
            if (event instanceof PostingEvent.Update update) {
                pulse.saw(update.posting(), update.occurredAt());
            }
        });
        ledger.erase(erased);
        List<@Nullable News> all = closed.apply(events);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (all.get(i) instanceof News heard && heard.event().posting().open()) {
                News news = heard.read(values.get(i));
                recent.add(news, values.get(i));
                matches.addAll(alerts.match(news));
                if (matches.size() > TOGETHER) {
                    ledger.record(matches);
                    matches.clear();
                }
            }
        }
        ledger.record(matches);
        afterwards.record(all.stream().filter(Objects::nonNull).toList(), alerts::find);
        read.increment(records.size());
    }

    private boolean fresh(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() >= news.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, String reason) {
        if (!fresh(record)) {
            return;
        }
        try {
            kafka.send(DeadLetter.of(record, "notify", reason, clock.instant()))
                    .get(DEAD_LETTER_SECONDS, TimeUnit.SECONDS);
            deadLetters.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while a dead letter was sent", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("a dead letter could not be sent", e);
        }
    }
}
