package io.rolecall.notify.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the alerts that a posting matches without trying them all: exactly those whose search would show it. Safe for use by many
 * threads: a match sees each alert before or after a change, never neither, and waits for nobody.
 *
 * @param <K> what alerts are known by: equal for two versions of the same alert, of which the index keeps the newest
 */
public final class AlertIndex<K> {
    /** A reader that is outrun so often by changes asks for a pause of them. */
    private static final int MOST_TRIES = 5;

    /** The first postings are all counted, later ones now and then. */
    private static final int ALL_COUNTED = 4_000;

    private static final int COUNTED_EVERY = 16;

    /** So many are handed over at once; changes wait while they are gathered. */
    private static final int SOME = 1 << 10;

    private final Alerts<K> alerts;
    private final Upkeep upkeep;
    private final Queue<Match> idle = new ConcurrentLinkedQueue<>();

    /** Keeps what alerts are known by as it is. */
    public AlertIndex() {
        this(new KeyObjects<>());
    }

    /** @param keys nobody else's, and empty */
    public AlertIndex(Keys<K> keys) {
        this(keys, Copy.MOST_ENTRIES);
    }

    /** @param mostEntries of a segment, to have several of few alerts */
    AlertIndex(Keys<K> keys, int mostEntries) {
        this.alerts = new Alerts<>(keys, mostEntries);
        this.upkeep = new Upkeep(alerts);
    }

    /** From when it returns, the alert is found by this query and by none that it had before. */
    public void put(K alert, Query query) {
        while (true) {
            // Takes most of the time, and nobody waits for it.
            Dictionary dictionary = alerts.snapshot().dictionary();
            int[] program = dictionary.program(query);
            switch (alerts.put(alert, program, dictionary)) {
                case DONE -> {
                    return;
                }
                case DONE_AND_MERGES_ARE_DUE -> {
                    upkeep.due();
                    return;
                }
                case OTHER_DICTIONARY -> {}
            }
        }
    }

    /** From when it returns, the alert is not found any more. */
    public void remove(K alert) {
        if (alerts.remove(alert)) {
            upkeep.due();
        }
    }

    /** The newest version of an alert; null when it has none. */
    public @Nullable K find(K alert) {
        return alerts.find(alert);
    }

    /** Hands over all alerts, some at once; of those that come, go or change meanwhile some. */
    public void each(Consumer<List<K>> those) {
        Living<K> living = alerts.snapshot().living();
        int all = living.bits().length << 6;
        for (int from = 0; from < all; from += SOME) {
            those.accept(alerts.living(living, from, Math.min(from + SOME, all)));
        }
    }

    /** How many alerts there are. */
    public int size() {
        return alerts.size();
    }

    /**
     * Says that very many alerts will come before the next posting, or that they have. In between all is right, but slow; the last
     * call takes seconds for millions.
     */
    public void loading(boolean on) {
        alerts.hold(on);
    }

    /** Waits until the index is in order: nothing is in the making any more. For measuring. */
    public void settle() {
        upkeep.await();
    }

    /** Arranges all alerts by what was learned of the postings seen so far. Otherwise done in the background, when it is time. */
    public void arrange() {
        upkeep.arrange();
    }

    /** The alerts that a search would show the posting to. */
    public List<K> match(Posting posting) {
        Match match = take(posting);
        try {
            for (int tries = 1; tries <= MOST_TRIES; tries++) {
                List<K> found = match(match, posting, tries == 1);
                if (found != null) {
                    return found;
                }
            }
            // Writers hold the same lock: nothing is replaced meanwhile, so there is an answer.
            synchronized (alerts) {
                return Objects.requireNonNull(match(match, posting, false));
            }
        } finally {
            give(match);
        }
    }

    /** What a match does before it looks at alerts: how many things hold that alerts ask for. For measuring. */
    public int read(Posting posting) {
        Match match = take(posting);
        try {
            match.begin(alerts.snapshot().dictionary(), posting, false);
            return match.held().count();
        } finally {
            give(match);
        }
    }

    private Match take(Posting posting) {
        Match match = idle.poll();
        if (match == null) {
            match = new Match(posting);
            alerts.reads(match);
        }
        match.since = alerts.now();
        return match;
    }

    private void give(Match match) {
        match.since = Long.MAX_VALUE;
        idle.add(match);
    }

    /** Null when an alert that matched was changed meanwhile, and what it has become may not have been seen. */
    private @Nullable List<K> match(Match match, Posting posting, boolean first) {
        Changes changes = alerts.changes();
        long before = changes.now();
        Snapshot<K> snapshot = alerts.snapshot();
        int young = snapshot.young().used();
        int seen = snapshot.dictionary().atoms().postings();
        match.begin(snapshot.dictionary(), posting, first && (seen < ALL_COUNTED || match.turn() % COUNTED_EVERY == 0));
        snapshot.young().match(match, young);
        for (Segment segment : snapshot.segments()) {
            segment.match(match);
        }
        match.leaveOut(snapshot.living().bits());
        List<K> found = snapshot.living().keys().get(match.found(), match.count());
        upkeep.matched(match.candidates());
        long after = changes.now();
        if (after == before && (before & 1) == 0) {
            return found;
        }
        for (int i = 0; i < match.goneCount(); i++) {
            if (changes.replacedBetween(match.gone()[i], before, after)) {
                return null;
            }
        }
        // An alert and what it has become may both have been found.
        return changes.anyReplacedBetween(before, after) ? new ArrayList<>(new LinkedHashSet<>(found)) : found;
    }

    /** How many bytes the segments take. */
    public long bytes() {
        long bytes = 0;
        for (Segment segment : alerts.snapshot().segments()) {
            bytes += segment.bytes();
        }
        return bytes;
    }

    /** How many different things alerts have asked for, since it was last found that most of them are asked for no more. */
    int words() {
        return alerts.snapshot().dictionary().size();
    }
}
