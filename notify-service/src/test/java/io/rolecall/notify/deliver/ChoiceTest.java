package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.RowState;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.subscriber.AfterNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void the_first_that_were_found_go_first_and_the_rest_is_counted() {
        List<Row> rows = new ArrayList<>();
        for (int i = 9; i >= 0; i--) {
            rows.add(row("a", "c" + i, "Employer " + i, i, null));
        }
        Choice choice = new Choice(4, 3);
        choice.offer(rows);
        assertThat(ids(choice.told())).containsExactly("a|c0", "a|c1", "a|c2", "a|c3");
        assertThat(choice.full()).isTrue();
        assertThat(choice.more(List.of("a|c20", "b|c20", "b|c9", "b|c0"))).isEqualTo(7);
    }

    @Test
    void an_employer_takes_no_more_room_than_its_share_whatever_the_case_of_its_name() {
        Choice choice = new Choice(4, 2);
        choice.offer(List.of(
                row("a", "c1", "ACME", 1, null),
                row("a", "c2", "Acme", 2, null),
                row("a", "c3", "acme", 3, null),
                row("a", "c4", "Other", 4, null)));
        assertThat(ids(choice.told())).containsExactly("a|c1", "a|c2", "a|c4");
        assertThat(ids(choice.left())).containsExactly("a|c3");
    }

    @Test
    void a_vacancy_that_several_alerts_found_is_one_item_that_names_them() {
        Choice choice = new Choice(1, 1);
        choice.offer(List.of(
                row("a", "c1", "One", 1, null), row("a", "c2", "Two", 2, null), row("b", "c1", "One", 3, null)));
        choice.join(row("d", "c1", "One", 4, null));
        choice.join(row("d", "c1", "One", 4, null));
        choice.join(row("d", "c7", "One", 4, null));
        assertThat(ids(choice.told())).containsExactly("a|c1", "b|c1", "d|c1");
        assertThat(choice.more(List.of())).isEqualTo(1);
    }

    @Test
    void what_has_become_of_what_was_told_takes_no_room_away_from_what_is_new() {
        Choice choice = new Choice(2, 1);
        choice.offer(List.of(
                row("a", "c1", "One", 1, AfterNotice.CLOSED),
                row("a", "c1", "One", 2, AfterNotice.PAY),
                row("a", "c2", "One", 3, AfterNotice.PAY),
                row("a", "c3", "One", 4, null),
                row("a", "c4", "Two", 5, null)));
        assertThat(ids(choice.told())).containsExactly("a|c1|closed", "a|c1|pay", "a|c3", "a|c4");
        assertThat(ids(choice.left())).containsExactly("a|c2|pay");
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    private static Row row(String alert, String cluster, String organization, int second, @Nullable AfterNotice after) {
        Snapshot posting = new Snapshot("s:" + cluster, 1, "Pilot", organization, null, null, null, null, null, null);
        return new Row(
                alert + "|" + cluster + (after == null ? "" : "|" + after.word()),
                alert,
                cluster,
                after,
                1,
                false,
                RowState.PENDING,
                NINE.plusSeconds(second),
                posting,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
