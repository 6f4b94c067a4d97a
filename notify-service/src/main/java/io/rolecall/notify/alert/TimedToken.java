package io.rolecall.notify.alert;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token with an end, as it was shown. */
record TimedToken(String id, String end, String proof) {
    private static final Pattern FORM = Pattern.compile("([\\w-]{1,40})\\.([0-9a-z]{1,10})\\.([\\w-]{1,64})");

    static @Nullable TimedToken of(@Nullable String token) {
        Matcher form = FORM.matcher(token == null ? "" : token);
        return form.matches() ? new TimedToken(form.group(1), form.group(2), form.group(3)) : null;
    }

    Instant until() {
        return Instant.ofEpochSecond(Long.parseLong(end, 36));
    }
}
