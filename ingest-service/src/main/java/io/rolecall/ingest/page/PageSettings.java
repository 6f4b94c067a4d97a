package io.rolecall.ingest.page;

import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.http.operator.SignIn;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one signs in, and where the other page of the operator's is.
 *
 * @param session how long one stays signed in
 * @param attempts wrong keys that one address may type within {@code attemptsWithin}
 * @param notifyUrl public address of notify-service; empty: no link leads there
 */
@ConfigurationProperties("ingest.page")
record PageSettings(
        @DefaultValue("PT8H") Duration session,
        @DefaultValue("10") int attempts,
        @DefaultValue("PT15M") Duration attemptsWithin,
        @DefaultValue("") String notifyUrl) {
    PageSettings {
        // Said at the start, with the name of the setting.
        new SignIn(session, attempts, attemptsWithin);
        OperatorRoom.Link.to("", notifyUrl, "notify-url (NOTIFY_URL)");
    }

    SignIn signIn() {
        return new SignIn(session, attempts, attemptsWithin);
    }

    List<OperatorRoom.Link> elsewhere() {
        return OperatorRoom.Link.to("Alerts and messages", notifyUrl, "notify-url (NOTIFY_URL)");
    }
}
