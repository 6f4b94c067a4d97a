package io.rolecall.search.project;

import io.rolecall.search.index.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a reader of the {@linkplain Changes changes} stands. Its text form is opaque to readers: the moment, then topic,
 * partition and offset of the next record, in base64url.
 *
 * @param read when everything before the position had been read
 * @param position the records to go on with
 */
public record Cursor(Instant read, Position position) {
    /** How long a cursor can be gone on from: a day less than the topic keeps tombstones, so that no erasure is missed. */
    public static final Duration LIFE = Duration.ofDays(6);

    private static final int LONGEST = 20_000;
    private static final Pattern FORM =
            Pattern.compile("(?<read>[0-9]{1,12})(?<parts>(?:;[A-Za-z0-9_-]{1,30}:[0-9]{1,6}=[0-9]{1,18})*)");

    /** The text form. */
    public String text() {
        String parts = new TreeMap<>(position.next())
                .entrySet().stream()
                        .map(e -> ";" + e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((read.getEpochSecond() + parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of a text; empty when it is none of ours. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, Long> next = new TreeMap<>();
        for (String part : matcher.group("parts").split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                next.put(part.substring(0, equals), Long.parseLong(part.substring(equals + 1)));
            }
        }
        return Optional.of(
                new Cursor(Instant.ofEpochSecond(Long.parseLong(matcher.group("read"))), new Position(next)));
    }
}
