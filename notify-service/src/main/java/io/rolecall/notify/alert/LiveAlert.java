package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.PostingField;
import io.rolecall.query.Query;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every instance knows of an alert: enough to match and to say when notices are due, and nothing of whom it is for. What it asks
 * for is read from its text when that is needed.
 */
public final class LiveAlert {
    private final String id;
    private final long version;
    private final boolean active;
    private final @Nullable String subscriberId;
    private final Instant activeSince;
    private final Schedule schedule;
    private final Terms terms;

    /** Each made of the others when it is asked for, or known from the start. */
    private @Nullable String written;

    private @Nullable Query asked;
    private @Nullable Query query;
    private @Nullable Set<PostingField> fields;

    /**
     * @param subscriberId whose it is; null where a program is told
     * @param written what the alert asks for, as {@link Query#writtenJson()}
     * @param fields those of what is matched; null where they are to be found out
     */
    public LiveAlert(
            String id,
            long version,
            boolean active,
            @Nullable String subscriberId,
            String written,
            @Nullable Set<PostingField> fields,
            Instant activeSince,
            Schedule schedule,
            Terms terms) {
        this.id = id;
        this.version = version;
        this.active = active;
        this.subscriberId = subscriberId;
        this.written = written;
        this.fields = fields;
        this.activeSince = activeSince;
        this.schedule = schedule;
        this.terms = terms;
    }

    /**
     * @param asked what the alert asks for
     * @param query what is matched: the same without what its subscriber blocks
     */
    public LiveAlert(
            String id,
            long version,
            boolean active,
            @Nullable String subscriberId,
            Query asked,
            Query query,
            Instant activeSince,
            Schedule schedule,
            Terms terms) {
        this.id = id;
        this.version = version;
        this.active = active;
        this.subscriberId = subscriberId;
        this.activeSince = activeSince;
        this.schedule = schedule;
        this.terms = terms;
        this.asked = asked;
        this.query = query;
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** Whether it is to be matched; an alert that isn't is told as well, so that its end is learned. */
    public boolean active() {
        return active;
    }

    /** Whose it is; null where a program is told. */
    public @Nullable String subscriberId() {
        return subscriberId;
    }

    /** What the alert asks for, as it was written. */
    public String written() {
        String known = written;
        if (known == null) {
            known = asked().writtenJson();
            written = known;
        }
        return known;
    }

    /** What the alert asks for. */
    public Query asked() {
        Query known = asked;
        if (known == null) {
            known = Query.parseJson(Objects.requireNonNull(written));
            asked = known;
        }
        return known;
    }

    /** What is matched: the same without what its subscriber blocks. */
    public Query query() {
        Query known = query;
        if (known == null) {
            known = without(asked(), terms.blocks());
            query = known;
        }
        return known;
    }

    /** The fields of a posting that {@link #query} looks at. */
    public Set<PostingField> fields() {
        Set<PostingField> known = fields;
        if (known == null) {
            known = query().fields();
            fields = known;
        }
        return known;
    }

    /** What happened before is not told: neither before the alert, nor before its subscriber's pause ends. */
    public Instant activeSince() {
        return activeSince;
    }

    public Schedule schedule() {
        return schedule;
    }

    /** What its subscriber wishes for all their alerts. */
    public Terms terms() {
        return terms;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveAlert that
                && id.equals(that.id)
                && version == that.version
                && active == that.active
                && Objects.equals(subscriberId, that.subscriberId)
                && asked().equals(that.asked())
                && activeSince.equals(that.activeSince)
                && schedule.equals(that.schedule)
                && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version);
    }

    @Override
    public String toString() {
        return id + ", version " + version + (active ? ": " : ", not matched: ") + written();
    }

    /**
     * An alert that pauses until a day is matched from then on, whether anybody has noticed that the day has come or not.
     *
     * @param terms of its subscriber; {@link Terms#NOBODYS} where it has none
     */
    static LiveAlert of(Alert alert, Terms terms) {
        return new LiveAlert(
                alert.id(),
                alert.version(),
                active(alert.state(), alert.pausedUntil()),
                alert.subscriberId(),
                alert.query(),
                without(alert.query(), terms.blocks()),
                since(alert.activeSince(), alert.state(), alert.pausedUntil(), terms),
                alert.schedule(),
                terms);
    }

    /** Whether an alert in such a state is matched, now or from some time on. */
    static boolean active(AlertState state, @Nullable Instant pausedUntil) {
        return state == AlertState.ACTIVE || goesOn(state, pausedUntil);
    }

    private static boolean goesOn(AlertState state, @Nullable Instant pausedUntil) {
        return state == AlertState.PAUSED && pausedUntil != null;
    }

    /** From when on it is matched. */
    static Instant since(@Nullable Instant activeSince, AlertState state, @Nullable Instant pausedUntil, Terms terms) {
        if (activeSince == null) {
            return Instant.MAX;
        }
        Instant own = pausedUntil != null && goesOn(state, pausedUntil) ? later(activeSince, pausedUntil) : activeSince;
        return terms.pausedUntil() == null ? own : later(own, terms.pausedUntil());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * The query without what is blocked.
     *
     * @throws io.rolecall.query.InvalidQueryException for a block in which there is no word, and for too many
     */
    public static Query without(Query asked, Blocks blocks) {
        return blocks.isEmpty()
                ? asked
                : asked.without(
                        Stream.concat(blocks.organizations().stream(), blocks.agencies().stream())
                                .toList(),
                        blocks.words());
    }

    byte[] encode() {
        return LiveAlertJson.encode(this);
    }

    /** Throws some unchecked exception when the bytes are not of an alert. */
    public static LiveAlert decode(byte[] bytes) {
        return LiveAlertJson.decode(bytes);
    }
}
