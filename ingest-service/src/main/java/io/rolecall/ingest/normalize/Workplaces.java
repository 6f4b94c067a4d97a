package io.rolecall.ingest.normalize;

import io.rolecall.posting.Workplace;
import java.util.List;

final class Workplaces {
    private Workplaces() {}

    static Workplace read(List<String> places, String title, String text, boolean notRemote) {
        String all = String.join(" ", places).toLowerCase(java.util.Locale.ROOT);
        return all.contains("hybrid")
                ? Workplace.HYBRID
                : all.contains("remote") ? Workplace.REMOTE : Workplace.UNKNOWN;
    }
}
