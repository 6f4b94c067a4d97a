package io.rolecall.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.dockerclient.TransportConfig;

/** Against a server that speaks as much of Docker's API as the question needs. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineTest {
    private static final List<String> IMAGES = List.of("some/kafka:1");
    private static final Engine PATIENT = new Engine(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer docker;
    private TransportConfig way;

    @BeforeEach
    void start() throws IOException {
        docker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        docker.setExecutor(threads);
        docker.start();
        way = TransportConfig.builder()
                .dockerHost(URI.create("tcp://127.0.0.1:" + docker.getAddress().getPort()))
                .build();
    }

    @AfterEach
    void stop() {
        over.countDown();
        docker.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anImageThatIsThereIsNotPulled() {
        docker(true, exchange -> answer(exchange, 500, "{\"message\":\"pulled all the same\"}"));

        assertThat(PATIENT.missing(way, IMAGES)).isEmpty();
    }

    @Test
    void anImageThatIsNotThereIsPulled() {
        AtomicInteger pulls = new AtomicInteger();
        docker(false, exchange -> {
            pulls.incrementAndGet();
            answer(exchange, 200, "{\"status\":\"Status: Downloaded newer image for some/kafka:1\"}\n");
        });

        assertThat(PATIENT.missing(way, IMAGES)).isEmpty();
        assertThat(pulls).hasValue(1);
    }

    @Test
    void whatTheEngineSaysOfAFailedPullIsTold() {
        docker(false, exchange -> answer(exchange, 500, "{\"message\":\"lookup registry.example:\\n no such host\"}"));

        assertThat(PATIENT.missing(way, IMAGES))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("pulling some/kafka:1: ")
                        .contains("lookup registry.example:")
                        .contains("no such host")
                        .doesNotContain("\n"));
    }

    @Test
    void aPullThatFailsAfterItBeganIsTold() {
        docker(
                false,
                exchange -> answer(
                        exchange,
                        200,
                        "{\"status\":\"Pulling\"}\n{\"error\":\"toomanyrequests\",\"errorDetail\":{}}\n"));

        assertThat(PATIENT.missing(way, IMAGES))
                .hasValueSatisfying(why ->
                        assertThat(why).startsWith("pulling some/kafka:1: ").contains("toomanyrequests"));
    }

    @Test
    void aPullThatBringsNothingIsGivenUp() {
        docker(false, exchange -> await());

        assertThat(new Engine(Duration.ofSeconds(1), Duration.ofMinutes(1)).missing(way, IMAGES))
                .hasValue("pulling some/kafka:1: nothing was heard for 1.0 s");
    }

    @Test
    void aPullThatNeverEndsIsGivenUp() {
        docker(false, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write("{\"status\":\"Downloading\"}\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(10_000_000);
            }
        });

        assertThat(new Engine(Duration.ofMinutes(1), Duration.ofSeconds(1)).missing(way, IMAGES))
                .hasValue("pulling some/kafka:1: not done after 1.0 s; docker pull has more patience");
    }

    @Test
    void anEngineThatTakesTheCallAndNeverAnswersIsGivenUp() {
        docker.createContext("/", exchange -> await());

        assertThat(new Engine(Duration.ofMillis(300), Duration.ofMinutes(1)).missing(way, IMAGES))
                .hasValue("asking the Docker engine: nothing was heard for 0.3 s");
    }

    @Test
    void theImagesAreThoseOfTheComposeFile() {
        assertThat(Containers.KAFKA_IMAGE).matches("apache/kafka:\\d+\\.\\d+\\.\\d+");
        assertThat(Containers.MONGO_IMAGE).matches("mongo:\\d+\\.\\d+\\.\\d+");
    }

    private void docker(boolean hasImage, HttpHandler pull) {
        docker.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/images/create")) {
                pull.handle(exchange);
            } else if (path.endsWith("/_ping") || hasImage) {
                answer(exchange, 200, "{\"Id\":\"1\"}");
            } else {
                answer(exchange, 404, "{\"message\":\"No such image\"}");
            }
        });
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
