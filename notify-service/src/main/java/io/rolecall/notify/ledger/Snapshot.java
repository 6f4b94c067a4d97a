package io.rolecall.notify.ledger;

import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.PayText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says of a posting, as it was when it matched.
 *
 * @param place the places of work in words; null where unknown
 * @param workplace in words; null where unknown
 * @param pay in words; null where none is posted
 * @param deadline until when one may apply; null where nothing is said
 * @param firstSeen when the vacancy was first seen; null where nobody remembers
 */
public record Snapshot(
        String postingId,
        long version,
        String title,
        String organization,
        @Nullable String place,
        @Nullable String workplace,
        @Nullable String pay,
        @Nullable String url,
        @Nullable Instant deadline,
        @Nullable Instant firstSeen) {
    private static final int PLACES = 3;

    /** The title of what was told longer ago than it is kept what was said. */
    static final String NO_LONGER_KEPT = "(no longer kept)";

    static Snapshot of(Posting posting) {
        return new Snapshot(
                posting.id(),
                posting.version(),
                line(posting.title()),
                line(posting.organization().name()),
                place(posting.locations()),
                workplace(posting.workplace()),
                posting.pay() == null ? null : pay(posting.pay()),
                posting.url(),
                posting.validThrough() == null ? null : posting.validThrough().truncatedTo(ChronoUnit.MILLIS),
                posting.firstSeen().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Of a vacancy that was seen before. */
    Snapshot seenSince(@Nullable Instant before) {
        boolean earlier = before != null && (firstSeen == null || before.isBefore(firstSeen));
        return earlier
                ? new Snapshot(postingId, version, title, organization, place, workplace, pay, url, deadline, before)
                : this;
    }

    /**
     * What it says of what a subscriber may want to hear of later, in words; null where it says nothing. A deadline is the last day
     * on which one may apply: that ends with the midnight at which the next one begins.
     */
    public @Nullable String says(AfterNotice of) {
        return switch (of) {
            case CLOSED -> null;
            case PAY -> pay;
            case DEADLINE ->
                deadline == null
                        ? null
                        : LocalDate.ofInstant(deadline.minusMillis(1), ZoneOffset.UTC)
                                .toString();
            case PLACE -> {
                String where =
                        Stream.of(place, workplace).filter(Objects::nonNull).collect(Collectors.joining(", "));
                yield where.isEmpty() ? null : where;
            }
        };
    }

    /** What is left of a posting that was erased; nothing newer can come of it. */
    static Snapshot erased(String postingId) {
        return new Snapshot(postingId, Long.MAX_VALUE, "(erased)", "", null, null, null, null, null, null);
    }

    /** Whether it is still known what was said. */
    public boolean kept() {
        return !title.equals(NO_LONGER_KEPT);
    }

    /** Where, how and for how much, as far as the posting says. */
    public List<String> facts() {
        return Stream.of(place, workplace, pay).filter(Objects::nonNull).toList();
    }

    private static @Nullable String place(List<Location> locations) {
        if (locations.isEmpty()) {
            return null;
        }
        String some = locations.stream().limit(PLACES).map(Location::text).collect(Collectors.joining(" · "));
        int more = locations.size() - PLACES;
        return line(more > 0 ? some + " and " + more + " more" : some);
    }

    private static @Nullable String workplace(Workplace workplace) {
        return switch (workplace) {
            case ONSITE -> "On site";
            case HYBRID -> "Hybrid";
            case REMOTE -> "Remote";
            case UNKNOWN -> null;
        };
    }

    private static String pay(Pay pay) {
        return PayText.of(pay) + (pay.source() == Pay.Source.PARSED ? " (read from the text)" : "");
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    Document document() {
        return new Document("postingId", postingId)
                .append("version", version)
                .append("title", title)
                .append("organization", organization)
                .append("place", place)
                .append("workplace", workplace)
                .append("pay", pay)
                .append("url", url)
                .append("deadline", deadline)
                .append("firstSeen", firstSeen);
    }

    static Snapshot of(Document d) {
        return new Snapshot(
                d.getString("postingId"),
                d.getLong("version"),
                d.getString("title"),
                d.getString("organization"),
                d.getString("place"),
                d.getString("workplace"),
                d.getString("pay"),
                d.getString("url"),
                instant(d.getDate("deadline")),
                instant(d.getDate("firstSeen")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
