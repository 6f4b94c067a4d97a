package io.rolecall.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.testing.Postings;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
    /** Ingest makes of a day the midnight at its end. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-25T00:00:00Z, 2027-01-24",
        "2027-01-24T23:59:59Z, 2027-01-24",
        "2027-01-24T00:00:01Z, 2027-01-24",
        "2027-01-01T00:00:00Z, 2026-12-31",
    })
    void a_deadline_is_the_last_day_on_which_one_may_apply(Instant validThrough, String day) {
        Snapshot told =
                Snapshot.of(Postings.aPosting().validThrough(validThrough).build());
        assertThat(told.says(AfterNotice.DEADLINE)).isEqualTo(day);
    }
}
