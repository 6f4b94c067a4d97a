package io.rolecall.notify.match;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.ledger.Match;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alerts that are matched now, in this instance. Changes come from its own doors and from the topic, in any order. */
@Component
public class LiveAlerts implements Consumer<LiveAlert> {
    private static final int ENDED_KEPT = 100_000;
    private final AlertIndex index = new AlertIndex();
    private final Map<String, LiveAlert> live = new ConcurrentHashMap<>();

    /** The last versions of alerts that are not matched any more, so that an older change can't bring one back. */
    private final Map<String, Long> ended = new LinkedHashMap<>();

    private final RecentPostings recent;
    private final Ledger ledger;

    LiveAlerts(RecentPostings recent, Ledger ledger, MeterRegistry metrics) {
        this.recent = recent;
        this.ledger = ledger;
        Gauge.builder("rolecall.alerts.live", live, Map::size)
                .description("alerts that postings are matched against")
                .register(metrics);
    }

    /** Returns when the alert is matched against every posting that is read from now on, and against the newest before. */
    @Override
    public void accept(LiveAlert alert) {
        if (!apply(alert) || !alert.active()) {
            return;
        }
        List<Match> late = new ArrayList<>();
        for (PostingEvent.Update event : recent.since(alert.activeSince())) {
            AnalysedPosting posting = AnalysedPosting.of(event.posting());
            if (fires(event, alert) && Evaluator.matches(alert.query(), posting)) {
                late.add(Match.of(alert, event, Evaluator.explain(alert.query(), posting)));
            }
        }
        ledger.record(late);
    }

    /** False when a newer version is known. */
    synchronized boolean apply(LiveAlert alert) {
        LiveAlert known = live.get(alert.id());
        long version = known == null ? ended.getOrDefault(alert.id(), 0L) : known.version();
        if (version > alert.version()) {
            return false;
        }
        if (alert.active()) {
            live.put(alert.id(), alert);
            index.put(alert.id(), alert.query());
            ended.remove(alert.id());
        } else {
            index.remove(alert.id());
            live.remove(alert.id());
            ended.put(alert.id(), alert.version());
            if (ended.size() > ENDED_KEPT) {
                ended.remove(ended.keySet().iterator().next());
            }
        }
        return true;
    }

    /** That all alerts there are will come now, or that they have. */
    void loading(boolean on) {
        index.loading(on);
    }

    int size() {
        return index.size();
    }

    /** The alert as it is known here; null when it is not matched. */
    public @Nullable LiveAlert find(String id) {
        return live.get(id);
    }

    List<Match> match(PostingEvent.Update event) {
        List<String> ids = index.match(event.posting());
        if (ids.isEmpty()) {
            return List.of();
        }
        AnalysedPosting posting = AnalysedPosting.of(event.posting());
        List<Match> matches = new ArrayList<>();
        for (String id : ids) {
            LiveAlert alert = live.get(id);
            if (alert != null && fires(event, alert)) {
                matches.add(Match.of(alert, event, Evaluator.explain(alert.query(), posting)));
            }
        }
        return matches;
    }

    /**
     * Whether a subscriber wants to hear of the event: not of what happened before the alert, and not that a posting they
     * could find then has since been touched up.
     */
    static boolean fires(PostingEvent.Update event, LiveAlert alert) {
        if (event.occurredAt().isBefore(alert.activeSince())) {
            return false;
        }
        return switch (event) {
            case PostingEvent.PostingPublished _, PostingEvent.PostingReopened _ -> true;
            case PostingEvent.PostingChanged changed ->
                !changed.changed().isEmpty() || !changed.posting().firstSeen().isBefore(alert.activeSince());
            case PostingEvent.PostingClosed _ -> false;
        };
    }
}
