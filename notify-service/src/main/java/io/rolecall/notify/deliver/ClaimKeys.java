package io.rolecall.notify.deliver;

import io.rolecall.notify.ledger.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What names something that a reader is told once: the vacancy, and the posting, wherever it is counted to. */
final class ClaimKeys {
    private ClaimKeys() {}

    /** By what somebody may have told it: its vacancy, and the posting, which may have been part of another vacancy before. */
    static List<String> of(String reader, Row row) {
        // Posted again, and known to this alert for the first time: that its posting was told once is no reason.
        boolean anew = row.reposted() && row.episode() == 1;
        String vacancy = reader + "|" + row.subject();
        return anew ? List.of(vacancy) : List.of(vacancy, posting(reader, row, row.episode()));
    }

    private static String posting(String reader, Row row, int episode) {
        String kind = row.after() == null ? "" : "|" + row.after().word();
        return reader + "|=" + row.posting().postingId() + kind + "|" + episode;
    }

    /** The delivery that has one of a row's keys; null where there is none. */
    static @Nullable String owner(String reader, Row row, Map<String, String> owners) {
        return of(reader, row).stream()
                .map(owners::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** All that is noted when a delivery tells a row. */
    static Set<Told.Claim> claims(String reader, Row row, String deliveryId) {
        Set<String> keys = new LinkedHashSet<>(of(reader, row));
        if (row.after() == null) {
            // Wherever it moves, it is found there for the first time.
            keys.add(posting(reader, row, 1));
        }
        return keys.stream()
                .map(key -> new Told.Claim(key, deliveryId, row.posting().postingId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
