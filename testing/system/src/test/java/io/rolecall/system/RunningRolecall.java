package io.rolecall.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.local.infrastructure.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One {@code ./rolecall up} with data and ports of its own. */
final class RunningRolecall implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    static final String KEY = "a-key-of-the-system-test";
    private static final Path ROOT = root();

    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Path home;
    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private RunningRolecall(Map<String, String> settings) throws IOException {
        home = Files.createTempDirectory(ROOT.resolve("testing/system/target"), "home");
        var builder = new ProcessBuilder(ROOT.resolve("rolecall").toString(), "up")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("up.log").toFile());
        Map<String, String> environment = builder.environment();
        for (String port : List.of(
                "SEARCH_PORT", "INGEST_PORT", "NOTIFY_PORT", "KAFKA_PORT", "MONGODB_PORT", "SMTP_PORT", "MAIL_PORT")) {
            ports.put(port, FreePort.any());
            environment.put(port, ports.get(port).toString());
        }
        // Whatever the machine's own environment points at, the test runs against parts of its own.
        List.of("KAFKA_BOOTSTRAP_SERVERS", "MONGODB_URI", "SMTP_HOST", "SEARCH_URL", "INGEST_URL", "NOTIFY_URL")
                .forEach(environment::remove);
        environment.put("ROLECALL_HOME", home.toString());
        environment.put("ROLECALL_API_KEY", KEY);
        environment.put("INGEST_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("NOTIFY_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("INGEST_BUNDLED_FEED", "false");
        environment.put("NOTIFY_IMMEDIATE_WINDOW", "PT2S");
        environment.put("NOTIFY_SWEEP", "PT2S");
        environment.putAll(settings);
        process = builder.start();
    }

    /** Starts and waits until all is ready. */
    static RunningRolecall up(Map<String, String> settings) {
        try {
            RunningRolecall rolecall = new RunningRolecall(settings);
            try {
                Awaitility.await("rolecall up")
                        .atMost(Duration.ofMinutes(6))
                        .failFast((org.awaitility.core.ThrowingRunnable) rolecall::aliveOrTold)
                        .until(() -> rolecall.ready("SEARCH_PORT")
                                && rolecall.ready("INGEST_PORT")
                                && rolecall.ready("NOTIFY_PORT"));
            } catch (RuntimeException e) {
                rolecall.close();
                throw e;
            }
            return rolecall;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void aliveOrTold() {
        if (!process.isAlive()) {
            throw new IllegalStateException("rolecall up ended:\n" + output());
        }
    }

    String search(String path) {
        return "http://localhost:" + ports.get("SEARCH_PORT") + path;
    }

    String ingest(String path) {
        return "http://localhost:" + ports.get("INGEST_PORT") + path;
    }

    String alerts(String path) {
        return "http://localhost:" + ports.get("NOTIFY_PORT") + path;
    }

    String mail(String path) {
        return "http://localhost:" + ports.get("MAIL_PORT") + path;
    }

    int port(String name) {
        return ports.get(name);
    }

    HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    HttpResponse<String> post(String url, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> operatorPost(String url, String contentType, String body) {
        return send(operator(url).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> operatorPut(String url, String body) {
        return send(operator(url)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> operatorDelete(String url) {
        return send(operator(url).DELETE());
    }

    HttpResponse<String> operatorGet(String url) {
        return send(operator(url));
    }

    private static HttpRequest.Builder operator(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + KEY);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + "\n" + answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    /** The ids of all open postings that a search with these parameters finds, read page by page. */
    List<String> find(String parameters) {
        return pages(page -> json(get(search("/v1/postings?size=100&page=" + page + "&" + parameters))), "id");
    }

    /** The ids of the postings in the ledger of an alert. */
    Set<String> matches(String alert) {
        String address = alerts("/v1/alerts/" + alert + "/matches?size=100&page=");
        return new TreeSet<>(pages(page -> json(operatorGet(address + page)), "postingId"));
    }

    private static List<String> pages(IntFunction<JsonNode> pages, String member) {
        List<String> values = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer = pages.apply(page);
            answer.get("results").forEach(row -> values.add(row.get(member).asString()));
            if (answer.get("results").isEmpty()
                    || values.size() >= answer.get("total").asInt()) {
                return values;
            }
        }
    }

    long total(String parameters) {
        return json(get(search("/v1/postings?size=1&" + parameters)))
                .get("total")
                .asLong();
    }

    /** A confirmed alert that mails at once. The query is the members of its JSON object. */
    JsonNode alert(String query, String to) {
        return json(operatorPost(
                alerts("/v1/alerts"),
                "application/json",
                "{\"query\":" + query + ",\"delivery\":{\"channel\":\"email\",\"to\":\"" + to
                        + "\"},\"cadence\":\"immediate\"}"));
    }

    /** The caught mails to one address, newest first. */
    List<JsonNode> mailsTo(String address) {
        List<JsonNode> mails = new ArrayList<>();
        for (JsonNode m : json(get(mail("/api/v1/messages?limit=5000"))).get("messages")) {
            if (m.get("To")
                    .valueStream()
                    .anyMatch(to -> to.get("Address").asString().equals(address))) {
                mails.add(m);
            }
        }
        return mails;
    }

    JsonNode mail(JsonNode head) {
        return json(get(mail("/api/v1/message/" + head.get("ID").asString())));
    }

    /** Kills a service the hard way. The supervisor starts it again. */
    void kill(String service) throws IOException {
        long pid = Long.parseLong(
                Files.readString(home.resolve("pids").resolve(service + ".pid")).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean ready(String portName) {
        try {
            return get("http://localhost:" + ports.get(portName) + "/actuator/health/readiness")
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    String output() {
        try {
            return Files.readString(home.resolve("up.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    Path home() {
        return home;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("rolecall up did not stop within three minutes of SIGTERM:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path root() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.exists(p.resolve("rolecall"))) {
                return p;
            }
        }
        throw new IllegalStateException("the project's root, where ./rolecall lies, was not found");
    }
}
