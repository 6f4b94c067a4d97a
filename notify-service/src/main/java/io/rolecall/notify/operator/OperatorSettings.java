package io.rolecall.notify.operator;

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
 * @param ingestUrl public address of ingest-service; empty: no link leads there
 */
@ConfigurationProperties("notify.operator")
record OperatorSettings(
        @DefaultValue("PT8H") Duration session,
        @DefaultValue("10") int attempts,
        @DefaultValue("PT15M") Duration attemptsWithin,
        @DefaultValue("") String ingestUrl) {
    OperatorSettings {
        // Said at the start, with the name of the setting.
        new SignIn(session, attempts, attemptsWithin);
        OperatorRoom.Link.to("", ingestUrl, "ingest-url (INGEST_URL)");
    }

    SignIn signIn() {
        return new SignIn(session, attempts, attemptsWithin);
    }

    List<OperatorRoom.Link> elsewhere() {
        return OperatorRoom.Link.to("Sources", ingestUrl, "ingest-url (INGEST_URL)");
    }
}
