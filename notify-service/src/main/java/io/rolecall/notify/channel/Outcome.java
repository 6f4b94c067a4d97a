package io.rolecall.notify.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one try to send ended. */
public sealed interface Outcome {
    /** The receiver's server has taken the message and answers for it now. */
    record Taken() implements Outcome {}

    /** Nobody was there: the message's fault it isn't, so that it is tried without end. */
    record Nobody(String reason) implements Outcome {}

    /** The receiver refused it for now. @param after what it asked us to wait */
    record NotNow(String reason, @Nullable Duration after) implements Outcome {}

    /** The destination takes nothing any more. */
    record Gone(String reason) implements Outcome {}

    /** What went wrong; null where nothing did. */
    default @Nullable String trouble() {
        return switch (this) {
            case Taken _ -> null;
            case Nobody(String reason) -> reason;
            case NotNow(String reason, Duration _) -> reason;
            case Gone(String reason) -> reason;
        };
    }
}
