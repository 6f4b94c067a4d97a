package io.rolecall.notify.match;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.ledger.Match;
import io.rolecall.notify.ledger.News;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.time.Instant;
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
        for (News news : recent.since(alert.activeSince())) {
            AnalysedPosting posting = AnalysedPosting.of(news.event().posting());
            if (fires(news, alert) && Evaluator.matches(alert.query(), posting)) {
                late.add(new Match(alert, news));
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

    /** Hands over each alert that is matched here. */
    public void each(Consumer<LiveAlert> alert) {
        live.values().forEach(alert);
    }

    public List<Match> match(News news) {
        List<String> ids = index.match(news.event().posting());
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (String id : ids) {
            LiveAlert alert = live.get(id);
            if (alert != null && fires(news, alert)) {
                matches.add(new Match(alert, news));
            }
        }
        return matches;
    }

    /**
     * Whether a subscriber wants to hear of it: not of what happened before the alert, and not that a posting they could find then
     * has since been touched up, or was away for a while.
     */
    static boolean fires(News news, LiveAlert alert) {
        PostingEvent.Update event = news.event();
        Instant since = alert.activeSince();
        if (event.occurredAt().isBefore(since)) {
            return false;
        }
        return switch (event) {
            case PostingEvent.PostingPublished _ -> true;
            case PostingEvent.PostingReopened _ -> !news.backAsItWasAt(since);
            case PostingEvent.PostingChanged changed ->
                !event.posting().firstSeen().isBefore(since)
                        || changed.changed().stream().anyMatch(alert.query().fields()::contains);
            case PostingEvent.PostingClosed _ -> false;
        };
    }
}
