package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.PostingField;
import io.rolecall.query.Query;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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

    /** Where what it asks for is fetched; null where that is known. */
    private @Nullable Supplier<String> elsewhere;

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
            @Nullable String written,
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

    /**
     * One that is matched, of which all is at hand but what it asks for.
     *
     * @param subscriberId whose it is; null where a program is told
     * @param written fetches that when it is asked for, as {@link Query#writtenJson()}
     * @param fields those of what is matched
     */
    public static LiveAlert kept(
            String id,
            long version,
            @Nullable String subscriberId,
            Supplier<String> written,
            Set<PostingField> fields,
            Instant activeSince,
            Schedule schedule,
            Terms terms) {
        LiveAlert alert =
                new LiveAlert(id, version, true, subscriberId, (String) null, fields, activeSince, schedule, terms);
        alert.elsewhere = written;
        return alert;
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
            known = elsewhere == null ? asked().writtenJson() : elsewhere.get();
            written = known;
        }
        return known;
    }

    /** What the alert asks for. */
    public Query asked() {
        Query known = asked;
        if (known == null) {
            known = Query.parseJson(elsewhere == null ? Objects.requireNonNull(written) : written());
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
                // A version has one query; where it isn't known there is nothing to compare.
                && (!known() || !that.known() || asked().equals(that.asked()))
                && activeSince.equals(that.activeSince)
                && schedule.equals(that.schedule)
                && terms.equals(that.terms);
    }

    private boolean known() {
        return asked != null || written != null;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version);
    }

    @Override
    public String toString() {
        return id + ", version " + version + (active ? ": " : ", not matched: ") + (known() ? written() : "");
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
                Activity.active(alert.state(), alert.pausedUntil()),
                alert.subscriberId(),
                alert.query(),
                without(alert.query(), terms.blocks()),
                Activity.since(alert.activeSince(), alert.state(), alert.pausedUntil(), terms),
                alert.schedule(),
                terms);
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
