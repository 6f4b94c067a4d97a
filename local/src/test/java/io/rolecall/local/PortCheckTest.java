package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {
    @Test
    void aTakenPortIsNamedWithThePartThatWantsItAndTheVariableThatChangesIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> check(socket.getLocalPort()))
                    .isInstanceOf(UnusableException.class)
                    .hasMessageContaining("Port " + socket.getLocalPort() + ", for Kafka, is taken")
                    .hasMessageContaining("KAFKA_PORT=");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxTheProcessThatHasItIsNamed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThatThrownBy(() -> check(socket.getLocalPort()))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortThatWasGivenUpIsFree() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThatCode(() -> check(port)).doesNotThrowAnyException();
    }

    private static void check(int port) {
        PortCheck.check(List.of(new Settings.Port(port, "Kafka", "KAFKA_PORT")));
    }
}
