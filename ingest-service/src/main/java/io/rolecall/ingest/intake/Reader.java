package io.rolecall.ingest.intake;

import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.catalog.Prints;
import io.rolecall.ingest.intake.Intake.Item;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.InvalidPostingException;

/** Makes of a draft what is observed: the posting that it describes, or that it says what it said before. */
final class Reader {
    private final byte[] code;

    /** @param code tells how drafts are read; one that was read otherwise is read again */
    Reader(byte[] code) {
        this.code = code;
    }

    <T> Item<T> read(Item<T> item, Prints prints) {
        if (!(item instanceof Item.Drafted<T> drafted)) {
            return item;
        }
        String reading = drafted.draft().digest(code);
        if (prints.same(drafted.id(), reading, drafted.at())) {
            return new Item.Observed<>(item.tag(), new Observation.Same(drafted.id(), drafted.at()));
        }
        try {
            return new Item.Observed<>(
                    item.tag(), new Observation.Seen(Normalizer.normalize(drafted.draft(), drafted.at()), reading));
        } catch (InvalidPostingException e) {
            return new Item.Refused<>(item.tag(), e);
        }
    }
}
