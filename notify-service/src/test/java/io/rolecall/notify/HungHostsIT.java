package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.testing.Postings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Webhooks of many hosts that take a connection and never answer, more of them than there are threads. */
class HungHostsIT extends RunningService {
    private static final int HOSTS = 12;
    private static final int EACH = 4;

    /** As many as threads begin with. */
    private static final int PLACES = 32;

    @Test
    void mails_and_other_hooks_go_on_while_they_are_waited_for() throws IOException {
        String hanging = word();
        String healthy = word();
        String mailbox = address("healthy");
        List<String> alerts = new ArrayList<>();
        try (Silence silence = new Silence();
                Hook hook = new Hook(200)) {
            for (int i = 0; i < HOSTS * EACH; i++) {
                // All of 127.0.0.0/8 is this machine; where only its first address is, the others fail and nothing
                // hangs.
                alerts.add(create(hanging, "http://127.0.0." + (2 + i % HOSTS) + ":" + silence.port() + "/" + i));
            }
            alerts.add(create(healthy, hook.url()));
            api.alert("""
                    {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}""".formatted(healthy, mailbox));
            PostingsTopic.published(
                    Postings.aPosting().title("Smith " + hanging).build());
            await().until(() -> silence.taken.get() >= PLACES || silence.givenUp.get() > 0);
            PostingsTopic.published(
                    Postings.aPosting().title("Joiner " + healthy).build());
            await().until(() -> hook.calls.size() == 1);
            assertThat(silence.givenUp)
                    .as("those that hang are still waited for")
                    .hasValueLessThan(PLACES / 2);
            assertThat(Mails.first(mailbox).text()).contains("Joiner " + healthy);
            alerts.forEach(id -> api.delete("/v1/alerts/" + id, Api.operator()));
        }
    }

    private String create(String word, String url) {
        return api.post("/v1/alerts", """
                        {"query": {"q": "%s"}, "delivery": {"channel": "webhook", "to": "%s"}, "cadence": "immediate"}
                        """.formatted(word, url), Api.operator())
                .json()
                .get("id")
                .asString();
    }

    /** Takes connections at all of this machine's addresses and says nothing. */
    private static final class Silence implements AutoCloseable {
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger givenUp = new AtomicInteger();
        private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
        private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getByName("0.0.0.0"));

        Silence() throws IOException {
            Thread.ofVirtual().start(this::take);
        }

        int port() {
            return server.getLocalPort();
        }

        private void take() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> listen(socket));
                    taken.incrementAndGet();
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void listen(Socket socket) {
            try {
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                // Given up too.
            }
            givenUp.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
