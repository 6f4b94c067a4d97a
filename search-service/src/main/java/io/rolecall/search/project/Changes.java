package io.rolecall.search.project;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * What has changed, for others who keep a copy: all open postings first, from the projection, then from where that stood
 * what the topic tells. Each call reads until what was there when it began, and ends; it shares nothing with the follower.
 */
@Component
public class Changes {
    private static final Logger log = LoggerFactory.getLogger(Changes.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How often nothing may come, although something is there, before it is taken for an outage. */
    private static final int MOST_EMPTY_POLLS = 20;

    private final Projection projection;
    private final Topic topic;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final InstantSource clock;

    Changes(Projection projection, Topic topic, ConsumerFactory<byte[], byte[]> consumers, InstantSource clock) {
        this.projection = projection;
        this.topic = topic;
        this.consumers = consumers;
        this.clock = clock;
    }

    /** Takes the changes, in the order in which each posting went through them. */
    public interface Receiver {
        /** The posting is open, and this is its state. */
        void open(Posting posting) throws IOException;

        /** The posting is closed. */
        void closed(Posting posting) throws IOException;

        /** Nothing of the posting is to be kept. */
        void erased(String id) throws IOException;

        /** Everything before the cursor has been told. */
        void told(Cursor cursor) throws IOException;
    }

    /**
     * Tells all open postings and then what has changed since.
     *
     * @throws ChangesUnavailableException when store or topic can't be read; what was told until then is right but not all
     * @throws IOException what the receiver throws
     */
    public void all(Receiver receiver) throws IOException {
        Instant now = clock.instant();
        Position position;
        try {
            // Before the postings: what is written meanwhile is told again from the topic, and nothing falls between.
            position = projection.position();
            projection.forEachOpen(posting -> {
                try {
                    receiver.open(posting);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new ChangesUnavailableException("The postings can't be read at the moment.", e);
        }
        since(new Cursor(now, position), receiver);
    }

    /**
     * Tells what has changed since the cursor, each posting's newest state once for some hundred records.
     *
     * @throws OutdatedCursorException when something may be missing between the cursor and what can still be read
     * @throws ChangesUnavailableException when the topic can't be read; one can go on from the last cursor told
     * @throws IOException what the receiver throws
     */
    public void since(Cursor cursor, Receiver receiver) throws IOException {
        Instant now = clock.instant();
        if (cursor.read().isBefore(now.minus(Cursor.LIFE))) {
            throw new OutdatedCursorException(
                    "is more than " + Cursor.LIFE.toDays() + " days old; what was erased since may be forgotten.");
        }
        try (TopicReader reader = reader(cursor)) {
            Position position = cursor.position();
            boolean told = false;
            int empty = 0;
            while (!reader.caughtUp()) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
                if (records.isEmpty() && ++empty > MOST_EMPTY_POLLS) {
                    throw new ChangesUnavailableException("The changes can't be read at the moment.", null);
                }
                if (!records.isEmpty()) {
                    empty = 0;
                    tell(Batch.of(records), receiver);
                    position = position.with(reader.after(records));
                    receiver.told(new Cursor(now, position));
                    told = true;
                }
            }
            if (!told) {
                receiver.told(new Cursor(now, position));
            }
        } catch (KafkaException e) {
            throw new ChangesUnavailableException("The changes can't be read at the moment.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChangesUnavailableException("The service is ending.", e);
        }
    }

    private TopicReader reader(Cursor cursor) throws InterruptedException {
        Topic.Identity found = topic.find();
        boolean another = cursor.position().next().keySet().stream().anyMatch(k -> !k.startsWith(found.id() + ":"));
        if (another) {
            throw new OutdatedCursorException("is of a topic that was made anew since.");
        }
        return new TopicReader(consumers.createConsumer(), found, cursor.position());
    }

    private static void tell(Batch batch, Receiver receiver) throws IOException {
        for (Batch.Step step : batch.steps()) {
            for (Posting posting : step.postings()) {
                if (posting.open()) {
                    receiver.open(posting);
                } else {
                    receiver.closed(posting);
                }
            }
            for (String id : step.erased()) {
                receiver.erased(id);
            }
        }
        // Their reason stands in the dead letters, which the follower writes.
        batch.poison().forEach(p -> log.debug("Left out of the changes: {}", p.reason()));
    }

    /** The cursor of a text, if it is one of ours. */
    public static Optional<Cursor> cursor(String text) {
        return Cursor.parse(text);
    }

    /** One can't go on from a cursor; all is to be read again. The message goes on after the cursor's name. */
    public static final class OutdatedCursorException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutdatedCursorException(String message) {
            super(message);
        }
    }

    /** What changed can't be read now. */
    public static final class ChangesUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ChangesUnavailableException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
