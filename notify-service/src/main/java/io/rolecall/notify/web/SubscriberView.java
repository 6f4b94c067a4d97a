package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.QuietHours;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Subscriber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscriber as they are answered, with the members in which a change names them. */
record SubscriberView(
        String mailbox,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        PreferencesView preferences,
        List<AlertView> alerts) {

    /** @param pausedUntil {@code always} where there is no end of it */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PreferencesView(
            String language,
            BlocksView blocks,
            String reposts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer repostsAfterDays,

            List<String> after,
            @Nullable QuietView quiet,
            int mostADay,
            @Nullable String pausedUntil) {
        static PreferencesView of(Preferences p, Instant now) {
            return new PreferencesView(
                    p.language().toLanguageTag(),
                    new BlocksView(
                            p.blocks().organizations(),
                            p.blocks().agencies(),
                            p.blocks().words()),
                    word(p.reposts()),
                    p.reposts() instanceof Reposts.AfterDays(int days) ? days : null,
                    p.after().stream().sorted().map(AfterNotice::word).toList(),
                    p.quiet() == null ? null : QuietView.of(p.quiet()),
                    p.mostADay(),
                    paused(p, now));
        }
    }

    record BlocksView(List<String> organizations, List<String> agencies, List<String> words) {}

    record QuietView(String from, String until, String zone) {
        static QuietView of(QuietHours q) {
            return new QuietView(
                    q.from().toString(), q.until().toString(), q.zone().getId());
        }
    }

    static SubscriberView of(Subscriber s, List<AlertView> alerts, Instant now) {
        return new SubscriberView(
                s.mailbox(), s.createdAt(), s.confirmedAt(), PreferencesView.of(s.preferences(), now), alerts);
    }

    static String word(Reposts reposts) {
        return switch (reposts) {
            case Reposts.Never _ -> "never";
            case Reposts.AfterDays _ -> "after";
            case Reposts.Always _ -> "always";
        };
    }

    /** A pause that is over is none. */
    private static @Nullable String paused(Preferences p, Instant now) {
        Instant until = p.pausedUntil();
        if (until == null || !until.isAfter(now)) {
            return null;
        }
        return until.equals(Preferences.ALWAYS) ? "always" : until.toString();
    }
}
