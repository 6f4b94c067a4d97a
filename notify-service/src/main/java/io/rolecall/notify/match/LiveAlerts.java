package io.rolecall.notify.match;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.WrittenQueries;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.ledger.Match;
import io.rolecall.notify.ledger.News;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alerts that are matched now, in this instance. Changes come from its own doors and from the topic, in any order. */
@Component
public class LiveAlerts implements Consumer<LiveAlert> {
    private static final int ENDED_KEPT = 100_000;
    private static final int TURNS = 64;
    private final AlertIndex<KeptAlert> index = new AlertIndex<>(new KeptAlerts());
    private final Shared<KeptAlert.Shape> shapes = new Shared<>();

    /** Changes of the same alert wait for each other, at one of these; others seldom do. */
    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    /** The last versions of alerts that are not matched any more, so that an older change can't bring one back. */
    private final Map<String, Long> ended = new LinkedHashMap<>();

    private final RecentPostings recent;
    private final Ledger ledger;
    private final WrittenQueries queries;

    LiveAlerts(RecentPostings recent, Ledger ledger, WrittenQueries queries, MeterRegistry metrics) {
        this.queries = queries;
        this.recent = recent;
        this.ledger = ledger;
        Gauge.builder("rolecall.alerts.live", index, AlertIndex::size)
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
            if (!fires(news, alert)) {
                continue;
            }
            AnalysedPosting posting = AnalysedPosting.of(news.event().posting());
            if (Evaluator.matches(alert.query(), posting)) {
                late.add(new Match(alert, news));
            }
        }
        ledger.record(late);
    }

    /** False when a newer version is known. */
    boolean apply(LiveAlert alert) {
        KeptAlert kept = KeptAlert.of(alert, shapes);
        synchronized (turns.get(Math.floorMod(alert.id().hashCode(), TURNS))) {
            KeptAlert known = index.find(kept);
            long version = known == null ? lastVersion(alert.id()) : known.version();
            if (version > alert.version()) {
                return false;
            }
            if (alert.active()) {
                index.put(kept, alert.query());
                goesOn(alert.id());
            } else {
                index.remove(kept);
                ended(alert);
            }
            return true;
        }
    }

    private long lastVersion(String id) {
        synchronized (ended) {
            return ended.getOrDefault(id, 0L);
        }
    }

    private void goesOn(String id) {
        synchronized (ended) {
            ended.remove(id);
        }
    }

    private void ended(LiveAlert alert) {
        synchronized (ended) {
            ended.put(alert.id(), alert.version());
            if (ended.size() > ENDED_KEPT) {
                ended.remove(ended.keySet().iterator().next());
            }
        }
    }

    /** That all alerts there are will come now, or that they have. */
    void loading(boolean on) {
        index.loading(on);
    }

    int size() {
        return index.size();
    }

    /** The alert as it is known here; null when it is not matched. What it asks for is in the store, and fetched when it is asked for. */
    public @Nullable LiveAlert find(String id) {
        KeptAlert kept = index.find(KeptAlert.like(id));
        return kept == null ? null : kept.alert(this::written);
    }

    /** Hands over each alert that is matched here; what it asks for is fetched with that of some others when it is asked for. */
    public void each(Consumer<LiveAlert> alert) {
        index.each(some -> {
            Map<String, String> written = new HashMap<>();
            some.forEach(kept -> alert.accept(kept.alert(id -> {
                if (written.isEmpty()) {
                    written.putAll(queries.of(some.stream().map(KeptAlert::name).toList()));
                }
                return written.getOrDefault(id, WrittenQueries.NOTHING);
            })));
        });
    }

    private String written(String id) {
        return queries.of(List.of(id)).getOrDefault(id, WrittenQueries.NOTHING);
    }

    public List<Match> match(News news) {
        List<KeptAlert> found = index.match(news.event().posting());
        if (found.isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (KeptAlert kept : found) {
            LiveAlert alert = kept.alert(this::written);
            if (fires(news, alert)) {
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
                        || changed.changed().stream().anyMatch(alert.fields()::contains);
            case PostingEvent.PostingClosed _ -> false;
        };
    }
}
