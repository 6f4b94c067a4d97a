package io.rolecall.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.InetAddressFilter;

class FetcherTest {
    private HttpServer server;

    @TempDir
    Path files;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static FetchSettings settings(boolean allowPrivate, Path directory) {
        return settings(allowPrivate, directory, Duration.ofMinutes(2));
    }

    /** @param deadline for one answer; where none is told to wait, a slow machine has time enough */
    private static FetchSettings settings(boolean allowPrivate, Path directory, Duration deadline) {
        return new FetchSettings(
                allowPrivate,
                directory,
                100_000,
                1_000_000,
                50,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                deadline,
                Duration.ofMinutes(5),
                1_000,
                2,
                Duration.ZERO,
                Duration.ofSeconds(1),
                "Test",
                "https://operator.example/robot");
    }

    private static String fetch(FetchSettings settings, String url) throws IOException {
        return fetch(fetcher(settings), url);
    }

    static Fetcher fetcher(FetchSettings settings) {
        return fetcher(
                settings,
                settings.allowPrivateAddresses() ? InetAddressFilter.all() : InetAddressFilter.externalAddresses());
    }

    private static Fetcher fetcher(FetchSettings settings, InetAddressFilter allowed) {
        Hosts hosts = new Hosts(settings, Clock.systemUTC());
        Web web = new Web(settings, hosts, Clock.systemUTC(), allowed);
        return new Fetcher(settings, web, new Robots(web, hosts, settings, Clock.systemUTC()));
    }

    private static String fetch(Fetcher fetcher, String url) throws IOException {
        try (Page page = fetcher.pages(Validators.NONE, true).get(url)) {
            return text(page);
        }
    }

    private static String text(Page page) throws IOException {
        try (InputStream in = page.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Serves what depends on how often it has been asked, from 1. */
    private void answer(String path, Answering answering) {
        AtomicInteger asked = new AtomicInteger();
        server.createContext(path, exchange -> {
            byte[] body = answering
                    .answer(asked.incrementAndGet(), exchange.getResponseHeaders())
                    .getBytes(StandardCharsets.UTF_8);
            int status = body.length > 3 && body[3] == '!'
                    ? Integer.parseInt(new String(body, 0, 3, StandardCharsets.UTF_8))
                    : 200;
            exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }

    /** The body, or a status with an exclamation mark. */
    private interface Answering {
        String answer(int time, Headers headers);
    }

    private String address(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://localhost:1/",
                "http://[::1]:1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://192.168.1.1/",
                "http://172.16.0.1/",
                "http://0.0.0.0:1/",
                "http://[fd00::1]/",
                "http://[::ffff:127.0.0.1]:1/",
                "http://2130706433:1/",
                "http://100.64.0.1/",
                "http://224.0.0.1/"
            })
    void addressesInsideTheNetworkAreRefused(String url) {
        assertThatThrownBy(() -> fetch(settings(false, null), url)).hasMessageContaining("inside the network");
    }

    @Test
    void theyAreFetchedWhereTheOperatorAllowsIt() throws IOException {
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestHeaders().getFirst("User-Agent").getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        assertThat(fetch(settings(true, null), address("127.0.0.1")))
                .isEqualTo("Test/1.0 (+https://operator.example/robot)");
    }

    @Test
    void aRedirectToAFileIsNotFollowed() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> fetch(settings(true, null), address("127.0.0.1")))
                .isInstanceOf(IOException.class);
    }

    /** The server on 127.0.0.1 stands for one on the internet: its address alone is let through beside external ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:1/",
                "http://127.0.0.2:1/",
                "http://0.0.0.0:1/",
                "//192.168.1.1/"
            })
    void aRedirectFromThePublicIntoTheNetworkIsRefused(String target) {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> fetch(publicAt("127.0.0.1"), address("127.0.0.1")))
                .hasMessageContaining("inside the network");
    }

    @Test
    void aRedirectWithinThePublicIsFollowed() throws IOException {
        server.createContext("/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals("/there");
            exchange.getResponseHeaders().set("Location", "/there");
            exchange.sendResponseHeaders(there ? 200 : 302, there ? 2 : -1);
            if (there) {
                exchange.getResponseBody().write(new byte[] {'o', 'k'});
            }
            exchange.close();
        });
        assertThat(fetch(publicAt("127.0.0.1"), address("127.0.0.1"))).isEqualTo("ok");
    }

    private Fetcher publicAt(String address) {
        InetAddressFilter external = InetAddressFilter.externalAddresses();
        return fetcher(
                settings(false, null), found -> found.getHostAddress().equals(address) || external.matches(found));
    }

    @Test
    void aListThatItsServerKnowsToBeUnchangedIsNotSentAgain() throws IOException {
        server.createContext("/", exchange -> {
            boolean known = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : 2);
            if (!known) {
                exchange.getResponseBody().write(new byte[] {'o', 'k'});
            }
            exchange.close();
        });
        Fetcher fetcher = fetcher(settings(true, null));
        Pages first = fetcher.pages(Validators.NONE, true);
        first.get(address("127.0.0.1")).close();
        assertThat(first.validators().etag()).isEqualTo("\"7\"");
        Pages second = fetcher.pages(first.validators(), true);
        assertThatThrownBy(() -> second.get(address("127.0.0.1"))).isInstanceOf(UnchangedException.class);
    }

    @Test
    void aRunOfSeveralPagesIsNeverTakenForUnchanged() throws IOException {
        answer("/", (_, headers) -> {
            headers.set("ETag", "\"1\"");
            return "ok";
        });
        Pages pages = fetcher(settings(true, null)).pages(Validators.NONE, true);
        pages.get(address("127.0.0.1")).close();
        pages.get(address("127.0.0.1")).close();
        assertThat(pages.validators()).isEqualTo(Validators.NONE);
        assertThat(pages.requests()).isEqualTo(2);
        assertThat(pages.bytes()).isEqualTo(4);
    }

    @Test
    void whatFailsByAccidentIsRepeated() throws IOException {
        answer("/", (time, _) -> time < 3 ? "503!" : "ok");
        assertThat(fetch(settings(true, null), address("127.0.0.1"))).isEqualTo("ok");
    }

    @Test
    void whatIsMissingIsNotAskedForAgain() {
        AtomicInteger times = new AtomicInteger();
        answer("/", (time, _) -> {
            times.set(time);
            return "404!";
        });
        assertThatThrownBy(() -> fetch(settings(true, null), address("127.0.0.1")))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.gone()).isTrue());
        assertThat(times).hasValue(1);
    }

    @Test
    void aServerThatAsksForALongWaitIsLeftAlone() {
        AtomicInteger times = new AtomicInteger();
        answer("/", (time, headers) -> {
            times.set(time);
            headers.set("Retry-After", "120");
            return "429!";
        });
        Fetcher fetcher = fetcher(settings(true, null));
        assertThatThrownBy(() -> fetch(fetcher, address("127.0.0.1"))).hasMessageContaining("come again after PT2M");
        assertThatThrownBy(() -> fetcher.pages(Validators.NONE, false).get(address("127.0.0.1")))
                .hasMessageContaining("left alone until");
        assertThat(times).hasValue(1);
    }

    @Test
    void aServerThatFailsAgainAndAgainIsLeftAloneUntilSomebodyInsists() throws IOException {
        AtomicInteger times = new AtomicInteger();
        answer("/", (time, _) -> {
            times.set(time);
            return time <= 6 ? "500!" : "ok";
        });
        Fetcher fetcher = fetcher(settings(true, null));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> fetch(fetcher, address("127.0.0.1"))).hasMessageContaining("500");
        }
        assertThat(times).hasValue(6);
        assertThatThrownBy(() -> fetcher.pages(Validators.NONE, false).get(address("127.0.0.1")))
                .hasMessageContaining("after 6 failures in a row");
        assertThat(times).hasValue(6);
        assertThat(fetch(fetcher, address("127.0.0.1"))).isEqualTo("ok");
        fetcher.pages(Validators.NONE, false).get(address("127.0.0.1")).close();
    }

    @Test
    void robotsAreKeptOutOfPagesAndNotOfInterfaces() throws IOException {
        answer("/robots.txt", (_, _) -> "User-agent: test\nDisallow: /private/\nAllow: /private/jobs$\n");
        answer("/", (_, _) -> "ok");
        Pages pages = fetcher(settings(true, null)).pages(Validators.NONE, true);
        pages.crawl(address("127.0.0.1") + "public").close();
        pages.crawl(address("127.0.0.1") + "private/jobs").close();
        pages.get(address("127.0.0.1") + "private/list").close();
        assertThatThrownBy(() -> pages.crawl(address("127.0.0.1") + "private/list"))
                .hasMessageContaining("may not be read by robots");
    }

    @ParameterizedTest
    @CsvSource({"404, true", "403, true", "500, false", "429, false"})
    void whoHasNoRobotsTxtAllowsAllAndWhoCannotAnswerNothing(int status, boolean allowed) throws IOException {
        answer("/robots.txt", (_, _) -> status + "!");
        answer("/", (_, _) -> "ok");
        Pages pages = fetcher(settings(true, null)).pages(Validators.NONE, true);
        if (allowed) {
            pages.crawl(address("127.0.0.1")).close();
        } else {
            assertThatThrownBy(() -> pages.crawl(address("127.0.0.1"))).hasMessageContaining("robots");
        }
    }

    @Test
    void aRunThatNeverEndsEnds() throws IOException {
        answer("/", (_, _) -> "ok");
        Pages pages = fetcher(settings(true, null)).pages(Validators.NONE, true);
        for (int i = 0; i < 50; i++) {
            pages.get(address("127.0.0.1") + i).close();
        }
        assertThatThrownBy(() -> pages.get(address("127.0.0.1"))).hasMessageContaining("more than 50 pages");
    }

    @Test
    void redirectsInACircleEnd() {
        answer("/", (_, headers) -> {
            headers.set("Location", "/");
            return "302!";
        });
        assertThatThrownBy(() -> fetch(settings(true, null), address("127.0.0.1")))
                .hasMessageContaining("redirects more than 5 times");
    }

    @Test
    void aPackedFileIsUnpackedWhateverItIsCalledAndOnlySoFar() throws IOException {
        Path small = Files.write(files.resolve("list.xml"), packed("<jobs/>".getBytes(StandardCharsets.UTF_8)));
        Path bomb = Files.write(files.resolve("bomb.gz"), packed(new byte[10_000_000]));
        assertThat(fetch(settings(false, files), small.toUri().toString())).isEqualTo("<jobs/>");
        assertThatThrownBy(() -> fetch(settings(false, files), bomb.toUri().toString()))
                .hasMessageContaining("larger than 100000");
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeListIsRefused() throws IOException {
        byte[] packed = packed(new byte[10_000_000]);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
            exchange.close();
        });
        assertThat(packed).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> fetch(settings(true, null), address("127.0.0.1")))
                .hasMessageContaining("larger than 100000");
    }

    @Test
    void aServerThatDripsIsLeftAtTheDeadline() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write('x');
                    out.flush();
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });
        assertThatThrownBy(() -> fetch(settings(true, null, Duration.ofSeconds(1)), address("127.0.0.1")))
                .hasMessageContaining("was not read within PT1S");
    }

    @Test
    void filesLieBelowTheDirectoryOrAreRefused() throws IOException {
        Path outside = Files.createTempFile("outside", ".ndjson");
        Path inside = Files.writeString(files.resolve("list.ndjson"), "{}");
        Path link = Files.createSymbolicLink(files.resolve("link.ndjson"), outside);
        assertThat(fetch(settings(false, files), inside.toUri().toString())).isEqualTo("{}");
        assertThatThrownBy(() -> fetch(settings(false, files), outside.toUri().toString()))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> fetch(settings(false, files), link.toUri().toString()))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> fetch(settings(false, null), inside.toUri().toString()))
                .hasMessageContaining("switched off");
        Files.delete(outside);
    }
}
