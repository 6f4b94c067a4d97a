package io.rolecall.search.project;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/**
 * Brings the projection and then the index to the state that records tell. Applied again, they change nothing: what is known to be
 * in the projection, because an instance has noted a later position, is only compared with it, and never written or erased.
 */
@Component
class Applier {
    private final Projection projection;
    private final Index index;
    private final DeadLetters deadLetters;

    Applier(Projection projection, Index index, DeadLetters deadLetters) {
        this.projection = projection;
        this.index = index;
        this.deadLetters = deadLetters;
    }

    /** @param topicId by which the position names the topic that the records are of */
    void apply(Iterable<ConsumerRecord<byte[], byte[]>> records, String topicId, Patience patience)
            throws IOException, InterruptedException {
        // Read anew each time: another instance may be ahead of this one by a moment or by days.
        Position noted = patience.until("Reading the projection's position", projection::position);
        List<ConsumerRecord<byte[], byte[]>> known = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> news = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            boolean before =
                    record.offset() < noted.next(topicId, record.partition()).orElse(0);
            (before ? known : news).add(record);
        }
        compare(Batch.of(known), patience);
        write(Batch.of(news), patience);
    }

    /** The index gets what the projection has, which may be newer than what the batch tells. */
    private void compare(Batch batch, Patience patience) throws IOException, InterruptedException {
        for (Batch.Poison poison : batch.poison()) {
            keep(poison, patience);
        }
        Map<String, Batch.Told> told = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Batch.Step step : batch.steps()) {
            told.putAll(step.newest());
            ids.addAll(step.newest().keySet());
            ids.addAll(step.erased());
        }
        if (ids.isEmpty()) {
            return;
        }
        List<Posting> current = patience.until("Reading the projection", () -> projection.all(ids));
        current.forEach(p -> ids.remove(p.id()));
        keepRefused(index.apply(current, ids), told, patience);
    }

    private void write(Batch batch, Patience patience) throws IOException, InterruptedException {
        for (Batch.Poison poison : batch.poison()) {
            keep(poison, patience);
        }
        for (Batch.Step step : batch.steps()) {
            List<Posting> current = patience.until("Writing the projection", () -> {
                projection.erase(step.erased());
                return projection.write(step.postings());
            });
            keepRefused(index.apply(current, step.erased()), step.newest(), patience);
        }
    }

    private void keepRefused(Map<String, String> refused, Map<String, Batch.Told> told, Patience patience)
            throws IOException, InterruptedException {
        for (var entry : refused.entrySet()) {
            Batch.Told one = told.get(entry.getKey());
            if (one != null) {
                keep(new Batch.Poison(one.record(), "can't be indexed: " + entry.getValue()), patience);
            }
        }
    }

    private void keep(Batch.Poison poison, Patience patience) throws IOException, InterruptedException {
        patience.until("Keeping a dead letter", () -> {
            deadLetters.keep(poison);
            return true;
        });
    }
}
