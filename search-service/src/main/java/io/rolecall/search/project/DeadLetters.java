package io.rolecall.search.project;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.posting.DeadLetter;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Keeps what can't be processed where an operator finds it. */
@Component
class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final String SERVICE = "search";

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Counter counter;

    DeadLetters(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.counter = Counter.builder("rolecall.search.dead.letters")
                .description("Records of the topic that could not be processed")
                .register(meters);
    }

    /** Returns when the broker has it; throws when it does not, and then the caller tries again. */
    void keep(Batch.Poison poison) throws InterruptedException {
        ConsumerRecord<byte[], byte[]> record = poison.record();
        try {
            send(DeadLetter.of(
                    record, SERVICE, poison.reason(), InstantSource.system().instant()));
        } catch (RecordTooLargeException e) {
            // Compressed it fitted. What it held is still at its offset; the reason and the offset are kept here.
            String reason = poison.reason() + " (the value is too large to be kept here)";
            ConsumerRecord<byte[], byte[]> empty =
                    new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), new byte[0], new byte[0]);
            send(DeadLetter.of(empty, SERVICE, reason, InstantSource.system().instant()));
        }
        counter.increment();
        log.warn(
                "Record {} of partition {} is kept as a dead letter: {}",
                record.offset(),
                record.partition(),
                poison.reason());
    }

    private void send(ProducerRecord<byte[], byte[]> letter) throws InterruptedException {
        try {
            kafka.send(letter).get();
        } catch (ExecutionException e) {
            for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
                if (t instanceof RecordTooLargeException large) {
                    throw large;
                }
            }
            throw new KafkaException("The dead letter was not taken", e.getCause());
        }
    }
}
