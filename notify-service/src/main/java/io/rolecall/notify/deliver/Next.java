package io.rolecall.notify.deliver;

import java.time.Instant;

/** What is to be done about a message after its turn. */
sealed interface Next {
    /** Nothing, or nobody here knows. */
    record Over() implements Next {}

    /** It is tried again. */
    record Again(Instant at) implements Next {}

    /** It was not tried: it waits until the mail server is there. */
    record Held() implements Next {}
}
