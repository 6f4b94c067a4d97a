package io.rolecall.search.project;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.stereotype.Component;

/** What operators see of the follower. */
@Component
class FollowMeters {
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();
    private final Counter applied;
    private final Timer behind;
    private final Timer commits;

    FollowMeters(MeterRegistry meters) {
        Gauge.builder("rolecall.search.lag.records", lag, AtomicLong::doubleValue)
                .description("Records of the topic that are not applied yet")
                .register(meters);
        Gauge.builder("rolecall.search.newest.applied", newest, n -> n.doubleValue() / 1000)
                .description("When the newest applied record was written, in seconds since 1970")
                .baseUnit("seconds")
                .register(meters);
        applied = Counter.builder("rolecall.search.applied.records")
                .description("Records of the topic that were applied to projection and index")
                .register(meters);
        behind = Timer.builder("rolecall.search.behind")
                .description("From the writing of a record to its being applied")
                .register(meters);
        commits = Timer.builder("rolecall.search.commit")
                .description("Making the index safe on disk")
                .register(meters);
    }

    void lag(long records) {
        lag.set(records);
    }

    void applied(ConsumerRecords<byte[], byte[]> records) {
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            newest.accumulateAndGet(record.timestamp(), Math::max);
            behind.record(Duration.ofMillis(Math.max(0, now - record.timestamp())));
        }
        applied.increment(records.count());
    }

    interface Commit {
        void run() throws IOException;
    }

    void commit(Commit commit) throws IOException {
        long start = System.nanoTime();
        commit.run();
        commits.record(Duration.ofNanos(System.nanoTime() - start));
    }
}
