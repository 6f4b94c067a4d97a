package io.rolecall.notify.match;

import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.PostingField;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A live alert in few bytes: packed, its query as text, what many have shared. Equal to each version of the same alert. */
final class KeptAlert {
    private static final PostingField[] FIELDS = PostingField.values();
    private static final long NEVER = Long.MAX_VALUE;

    /** Of what only asks for an alert. */
    private static final Schedule NO_SCHEDULE =
            new Schedule(Cadence.IMMEDIATE, Schedule.USUAL_HOUR, DayOfWeek.MONDAY, ZoneOffset.UTC);

    /** Its id first, so that it can be told from others. */
    private final byte[] packed;

    private final Schedule schedule;
    private final Terms terms;

    private KeptAlert(byte[] packed, Schedule schedule, Terms terms) {
        this.packed = packed;
        this.schedule = schedule;
        this.terms = terms;
    }

    static KeptAlert of(LiveAlert alert, Shared<Schedule> schedules, Shared<Terms> terms) {
        Packed packed = new Packed();
        packed.name(alert.id());
        packed.number(alert.version());
        packed.number(
                alert.activeSince().equals(Instant.MAX)
                        ? NEVER
                        : alert.activeSince().toEpochMilli());
        packed.name(alert.subscriberId() == null ? "" : alert.subscriberId());
        long fields = 0;
        for (PostingField field : alert.fields()) {
            fields |= 1L << field.ordinal();
        }
        packed.number(fields);
        packed.text(alert.written());
        return new KeptAlert(packed.bytes(), schedules.one(alert.schedule()), terms.one(alert.terms()));
    }

    /** Equal to the alert with an id, and nothing else. */
    static KeptAlert like(String id) {
        Packed packed = new Packed();
        packed.name(id);
        return new KeptAlert(packed.bytes(), NO_SCHEDULE, Terms.NOBODYS);
    }

    long version() {
        Packed read = new Packed(packed);
        read.skipName();
        return read.number();
    }

    /** The alert itself. */
    LiveAlert alert() {
        Packed read = new Packed(packed);
        String id = read.name();
        long version = read.number();
        long since = read.number();
        String subscriber = read.name();
        long bits = read.number();
        Set<PostingField> fields = EnumSet.noneOf(PostingField.class);
        for (PostingField field : FIELDS) {
            if ((bits >>> field.ordinal() & 1) != 0) {
                fields.add(field);
            }
        }
        return new LiveAlert(
                id,
                version,
                true,
                subscriber.isEmpty() ? null : subscriber,
                read.text(),
                fields,
                since == NEVER ? Instant.MAX : Instant.ofEpochMilli(since),
                schedule,
                terms);
    }

    private int nameEnds() {
        Packed read = new Packed(packed);
        read.skipName();
        return read.position();
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof KeptAlert that)) {
            return false;
        }
        int end = nameEnds();
        return end <= that.packed.length && Arrays.equals(packed, 0, end, that.packed, 0, end);
    }

    @Override
    public int hashCode() {
        int end = nameEnds();
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = 31 * hash + packed[i];
        }
        return hash;
    }
}
