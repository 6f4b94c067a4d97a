package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.Api;
import io.rolecall.notify.Later;
import io.rolecall.notify.PostingsTopic;
import io.rolecall.notify.TravellingService;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A posting that is opened again just while its alert's message is made up, after it was seen to be closed. */
class ReopeningIT extends TravellingService {
    @Autowired
    Outlets outlets;

    @Autowired
    Survey survey;

    @Autowired
    Waiting waiting;

    @Autowired
    Rows rows;

    @Autowired
    ClosedPostings closed;

    @Autowired
    DeliverySettings settings;

    @Test
    void what_is_open_again_before_it_is_withdrawn_waits_on() {
        Api.Mine mine = alert("weekly");
        Posting posting = publish("First");
        await().until(() -> waiting.find(mine.id()).isPresent());
        Instant now = Later.now();
        PostingsTopic.write(new PostingEvent.PostingClosed(
                now,
                Postings.changed(posting)
                        .version(2)
                        .closed(now, ClosedReason.WITHDRAWN)
                        .build()));
        await().until(() -> closed.among(Set.of(posting.id())).contains(posting.id()));
        Outlet outlet = outlets.of(List.of(mine.id())).getFirst();
        String rowId = outlet.batches().getFirst().rowIds().getFirst();
        Instant due = Later.now().plus(Duration.ofDays(8));
        Draft draft = new Draft(meanwhile(outlet, () -> reopen(posting, rowId)), settings, due);

        survey.look(List.of(draft));
        rows.putBack(waiting.take(draft.taken(Set.of(), Later.now())), Later.now());

        assertThat(closed.among(Set.of(posting.id()))).isEmpty();
        assertThat(rows.find(List.of(rowId)).values()).allMatch(Row::waiting).hasSize(1);
        assertThat(waiting.find(mine.id()).orElseThrow().rowIds()).containsExactly(rowId);
    }

    @Test
    void what_stays_closed_is_withdrawn() {
        Api.Mine mine = alert("weekly");
        Posting posting = publish("First");
        await().until(() -> waiting.find(mine.id()).isPresent());
        Instant now = Later.now();
        PostingsTopic.closed(Postings.closed(posting));
        await().until(() -> closed.among(Set.of(posting.id())).contains(posting.id()));
        Outlet outlet = outlets.of(List.of(mine.id())).getFirst();
        Draft draft = new Draft(outlet, settings, now.plus(Duration.ofDays(8)));

        survey.look(List.of(draft));

        assertThat(rows.find(outlet.batches().getFirst().rowIds()).values()).noneMatch(Row::waiting);
    }

    /** Opens it, and returns when its alerts have been told so: its row has the new title then. */
    private void reopen(Posting posting, String rowId) {
        PostingsTopic.write(new PostingEvent.PostingReopened(
                Later.now(),
                Postings.changed(posting).version(3).title("Again " + word).build()));
        await().until(() -> rows.find(List.of(rowId)).values().stream()
                .allMatch(row -> row.posting().title().startsWith("Again")));
    }

    /** An outlet that has something happen when it is asked for its family: after it was read what is closed. */
    private static Outlet meanwhile(Outlet outlet, Runnable happens) {
        List<Alert> family = new AbstractList<>() {
            private boolean happened;

            @Override
            public Alert get(int index) {
                if (!happened) {
                    happened = true;
                    happens.run();
                }
                return outlet.family().get(index);
            }

            @Override
            public int size() {
                return outlet.family().size();
            }
        };
        return new Outlet(outlet.id(), outlet.subscriber(), outlet.reader(), outlet.alerts(), family, outlet.batches());
    }
}
