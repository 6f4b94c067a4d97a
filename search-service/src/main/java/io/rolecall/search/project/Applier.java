package io.rolecall.search.project;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.Index;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings the projection and then the index to the state that a batch tells. Applied again, it changes nothing. */
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

    void apply(Batch batch, Patience patience) throws IOException, InterruptedException {
        for (Batch.Poison poison : batch.poison()) {
            keep(poison, patience);
        }
        for (Batch.Step step : batch.steps()) {
            List<Posting> current = patience.until("Writing the projection", () -> {
                projection.erase(step.erased());
                return projection.write(step.postings());
            });
            Map<String, String> refused = index.apply(current, step.erased());
            for (var entry : refused.entrySet()) {
                Batch.Told told = step.newest().get(entry.getKey());
                if (told != null) {
                    keep(new Batch.Poison(told.record(), "can't be indexed: " + entry.getValue()), patience);
                }
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
