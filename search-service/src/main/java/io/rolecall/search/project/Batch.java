package io.rolecall.search.project;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.UndecodablePostingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What some records of the topic, in its order, amount to.
 *
 * @param steps to be applied one after the other; nearly always one
 * @param poison the records that tell of no event, which no other record has to wait for
 */
record Batch(List<Step> steps, List<Poison> poison) {
    /**
     * Changes of different postings, so that their order doesn't matter.
     *
     * @param newest by posting id: the record that tells the newest state of it
     * @param erased the ids of those to be forgotten
     */
    record Step(Map<String, Told> newest, Set<String> erased) {
        Collection<Posting> postings() {
            return newest.values().stream().map(Told::posting).toList();
        }
    }

    /** A posting and the record that tells of it. */
    record Told(Posting posting, ConsumerRecord<byte[], byte[]> record) {}

    /** A record that no posting can be read from, and why. */
    record Poison(ConsumerRecord<byte[], byte[]> record, String reason) {}

    static Batch of(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Step> steps = new ArrayList<>();
        List<Poison> poison = new ArrayList<>();
        Step step = new Step(new LinkedHashMap<>(), new LinkedHashSet<>());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            PostingEvent event;
            try {
                event = PostingCodec.decode(record);
            } catch (UndecodablePostingException e) {
                poison.add(new Poison(record, String.valueOf(e.getMessage())));
                continue;
            }
            switch (event) {
                case PostingEvent.PostingErased(String id) -> {
                    step.newest.remove(id);
                    step.erased.add(id);
                }
                case PostingEvent.Update update -> {
                    if (step.erased.contains(update.postingId())) {
                        // It came back after it was forgotten: its versions may begin anew, so this can't be one step.
                        steps.add(step);
                        step = new Step(new LinkedHashMap<>(), new LinkedHashSet<>());
                    }
                    step.newest.merge(
                            update.postingId(),
                            new Told(update.posting(), record),
                            (a, b) -> b.posting.version() >= a.posting.version() ? b : a);
                }
            }
        }
        if (!step.newest.isEmpty() || !step.erased.isEmpty()) {
            steps.add(step);
        }
        return new Batch(steps, poison);
    }
}
