package io.rolecall.notify.match;

import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.PostingField;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an alert where its query is in the index and nowhere else. Equal to each version of the same alert.
 *
 * @param id as bits; null where it is another name
 * @param subscriber the same; null for nobody as well
 * @param since in milliseconds; {@link #NEVER} where it never is
 * @param others null where there are none
 */
record KeptAlert(
        @Nullable Bits id,
        @Nullable Bits subscriber,
        long version,
        long since,
        Shape shape,
        @Nullable Others others) {
    static final long NEVER = Long.MAX_VALUE;
    private static final PostingField[] FIELDS = PostingField.values();

    /** Of what only asks for an alert. */
    private static final Shape NONE = new Shape(
            0, new Schedule(Cadence.IMMEDIATE, Schedule.USUAL_HOUR, DayOfWeek.MONDAY, ZoneOffset.UTC), Terms.NOBODYS);

    /**
     * What many alerts have in common.
     *
     * @param fields a bit for each of those that are matched
     */
    record Shape(int fields, Schedule schedule, Terms terms) {}

    /** Names that are not of those we give. */
    record Others(@Nullable String id, @Nullable String subscriber) {}

    static KeptAlert of(LiveAlert alert, Shared<Shape> shapes) {
        int fields = 0;
        for (PostingField field : alert.fields()) {
            fields |= 1 << field.ordinal();
        }
        Instant since = alert.activeSince();
        return named(
                alert.id(),
                alert.subscriberId(),
                alert.version(),
                since.equals(Instant.MAX) ? NEVER : since.toEpochMilli(),
                shapes.one(new Shape(fields, alert.schedule(), alert.terms())));
    }

    /** Equal to the alert with an id, and nothing else. */
    static KeptAlert like(String id) {
        return named(id, null, 0, 0, NONE);
    }

    private static KeptAlert named(String name, @Nullable String owner, long version, long since, Shape shape) {
        Bits id = Bits.of(name);
        Bits subscriber = owner == null ? null : Bits.of(owner);
        Others others = id == null || owner != null && subscriber == null
                ? new Others(id == null ? name : null, subscriber == null ? owner : null)
                : null;
        return new KeptAlert(id, subscriber, version, since, shape, others);
    }

    /**
     * The alert itself.
     *
     * @param written fetches what alerts ask for, by their ids
     */
    LiveAlert alert(Function<String, String> written) {
        Set<PostingField> fields = EnumSet.noneOf(PostingField.class);
        for (PostingField field : FIELDS) {
            if ((shape.fields >>> field.ordinal() & 1) != 0) {
                fields.add(field);
            }
        }
        String name = name();
        return LiveAlert.kept(
                name,
                version,
                subscriber == null ? others == null ? null : others.subscriber : subscriber.name(),
                () -> written.apply(name),
                fields,
                since == NEVER ? Instant.MAX : Instant.ofEpochMilli(since),
                shape.schedule,
                shape.terms);
    }

    /** The alert's id. */
    String name() {
        return id == null ? otherName() : id.name();
    }

    private String otherName() {
        return Objects.requireNonNull(Objects.requireNonNull(others).id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptAlert that
                && (id == null ? that.id == null && otherName().equals(that.otherName()) : id.equals(that.id));
    }

    @Override
    public int hashCode() {
        return id == null ? otherName().hashCode() : hash(id.high(), id.low());
    }

    /** Of an alert whose id has these bits, which are random. */
    static int hash(long high, long low) {
        return Long.hashCode(high ^ low);
    }
}
