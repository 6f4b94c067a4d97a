package io.rolecall.bench.match;

import io.rolecall.notify.index.AlertIndex;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import java.util.List;

/** The alert index of notify-service. */
final class RolecallEngine implements Engine {
    private final AlertIndex<String> index = new AlertIndex<>();
    private final List<Posting> sample;

    /** @param sample postings from which it learns, as it does from the first that come */
    RolecallEngine(List<Posting> sample) {
        this.sample = sample;
    }

    @Override
    public String name() {
        return "Rolecall";
    }

    @Override
    public void register(List<Alert> some) {
        index.loading(true);
        some.forEach(alert -> index.put(alert.id(), alert.query()));
    }

    @Override
    public void ready() {
        index.loading(false);
        sample.forEach(index::match);
        index.arrange();
    }

    @Override
    public List<String> match(byte[] record) {
        return index.match(PostingCodec.decode(record).posting());
    }

    /** Everything but the alerts: what no index could do without. */
    int read(byte[] record) {
        return index.read(PostingCodec.decode(record).posting());
    }

    /** What changing alerts costs while others match. */
    AlertIndex<String> index() {
        return index;
    }

    @Override
    public void close() {}
}
