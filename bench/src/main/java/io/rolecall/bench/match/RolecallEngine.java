package io.rolecall.bench.match;

import io.rolecall.notify.index.AlertIndex;
import io.rolecall.posting.PostingCodec;
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
        return index.match(PostingCodec.decode(record).posting());
    }

    @Override
    public void close() {}
}
