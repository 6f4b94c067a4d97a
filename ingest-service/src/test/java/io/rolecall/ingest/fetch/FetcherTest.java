package io.rolecall.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private FetchSettings settings(boolean allowPrivate, Path directory) {
        return new FetchSettings(
                allowPrivate,
                directory,
                100_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                "Test");
    }

    private String fetch(FetchSettings settings, String url) throws IOException {
        return fetch(new Fetcher(settings), url);
    }

    private static String fetch(Fetcher fetcher, String url) throws IOException {
        try (Page page = fetcher.pages(Validators.NONE).get(url);
                InputStream in = page.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
        assertThat(fetch(settings(true, null), address("127.0.0.1"))).isEqualTo("Test");
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
        return new Fetcher(
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
        Fetcher fetcher = new Fetcher(settings(true, null));
        Pages first = fetcher.pages(Validators.NONE);
        first.get(address("127.0.0.1")).close();
        assertThat(first.validators().etag()).isEqualTo("\"7\"");
        Pages second = fetcher.pages(first.validators());
        assertThatThrownBy(() -> second.get(address("127.0.0.1"))).isInstanceOf(UnchangedException.class);
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeListIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
            exchange.close();
        });
        assertThat(packed.size()).isLessThan(100_000);
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
        assertThatThrownBy(() -> fetch(settings(true, null), address("127.0.0.1")))
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
