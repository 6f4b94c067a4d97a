package io.rolecall.bench.match;

import io.rolecall.notify.match.AlertIndex;
import io.rolecall.posting.PostingCodec;
import io.rolecall.query.AnalysedPosting;
import java.util.List;

/** The alert index of notify-service. */
final class RolecallEngine implements Engine {
    private final AlertIndex index = new AlertIndex();

    @Override
    public String name() {
        return "Rolecall";
    }

    @Override
    public void register(List<Alert> alerts) {
        alerts.forEach(alert -> index.put(alert.id(), alert.query()));
    }

    @Override
    public List<String> match(byte[] record) {
        return index.match(AnalysedPosting.of(PostingCodec.decode(record).posting()));
    }

    @Override
    public void close() {}
}
