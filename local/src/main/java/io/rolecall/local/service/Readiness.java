package io.rolecall.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a service whether it is ready, the way an orchestrator does. */
final class Readiness {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** What a service says of what it must do first, such as building its index. */
    private static final Pattern PERCENT = Pattern.compile("\"percent\"\\s*:\\s*(\\d{1,3})\\b");

    private final HttpRequest question;
    private volatile OptionalInt percent = OptionalInt.empty();

    Readiness(int port) {
        question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    /** How far it was with what it must do first, when it was asked last; empty where it didn't say. */
    OptionalInt percent() {
        return percent;
    }

    static OptionalInt percent(String health) {
        Matcher found = PERCENT.matcher(health);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    boolean now() {
        try {
            HttpResponse<String> answer = CLIENT.send(question, HttpResponse.BodyHandlers.ofString());
            percent = percent(answer.body());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
