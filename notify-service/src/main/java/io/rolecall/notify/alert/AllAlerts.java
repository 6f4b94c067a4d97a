package io.rolecall.notify.alert;

import com.mongodb.client.MongoCollection;
import io.rolecall.notify.subscriber.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Reads all alerts there are, as a start does. */
@Component
class AllAlerts {
    private static final int READ_AT_ONCE = 1_000;
    private static final DocumentCodec CODEC = new DocumentCodec();

    /** Taken apart by those who read the queries: who asks the store should have nothing else to do. */
    private final MongoCollection<RawBsonDocument> alerts;

    AllAlerts(MongoTemplate mongo) {
        this.alerts = mongo.getCollection("alerts").withDocumentClass(RawBsonDocument.class);
    }

    /**
     * Hands over every alert that is to be matched, on all cores and in no order; one whose query can no longer be read goes to {@code
     * unreadable} with the reason. All three are called by several threads at once. Throws what they throw, and what the store throws.
     *
     * @param terms of a subscriber, or with null of nobody
     */
    void each(
            Function<@Nullable String, Terms> terms,
            Consumer<LiveAlert> alert,
            BiConsumer<String, RuntimeException> unreadable) {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("alert-reader-", 1).daemon().factory());
        Deque<Future<?>> begun = new ArrayDeque<>();
        try {
            List<RawBsonDocument> some = new ArrayList<>(READ_AT_ONCE);
            for (RawBsonDocument document :
                    alerts.find().projection(AlertDocument.LIVE).batchSize(READ_AT_ONCE)) {
                some.add(document);
                if (some.size() == READ_AT_ONCE) {
                    if (begun.size() == 2 * threads) {
                        done(begun.remove());
                    }
                    List<RawBsonDocument> full = some;
                    begun.add(readers.submit(() -> read(full, terms, alert, unreadable)));
                    some = new ArrayList<>(READ_AT_ONCE);
                }
            }
            read(some, terms, alert, unreadable);
            begun.forEach(AllAlerts::done);
        } finally {
            readers.shutdownNow();
        }
    }

    private static void done(Future<?> read) {
        try {
            read.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while alerts were read", e);
        }
    }

    private static void read(
            List<RawBsonDocument> some,
            Function<@Nullable String, Terms> terms,
            Consumer<LiveAlert> alert,
            BiConsumer<String, RuntimeException> unreadable) {
        for (RawBsonDocument raw : some) {
            Document document = raw.decode(CODEC);
            LiveAlert read;
            try {
                read = AlertDocument.live(document, terms);
                if (!read.active()) {
                    continue;
                }
                read.query();
            } catch (RuntimeException e) {
                unreadable.accept(document.getString("_id"), e);
                continue;
            }
            alert.accept(read);
        }
    }
}
