package io.rolecall.notify.channel.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final Outbound.Receiver HOOK =
            new Outbound.Receiver("the webhook", URI.create("https://hooks.example.org/services/secret"), false);

    @Test
    void what_went_wrong_is_said_without_the_secret_and_without_names_of_classes() {
        assertThat(Outbound.reason(HOOK, new ConnectException("Connect to /services/secret failed: refused")))
                .isEqualTo("Connect to /… failed: refused");
        assertThat(Outbound.reason(HOOK, new SocketTimeoutException())).isEqualTo("SocketTimeoutException");
    }
}
