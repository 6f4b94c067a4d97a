package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.Wish;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.hook.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Alerts that the operator creates, confirmed: one, an array, or NDJSON with one result per line. */
@Component
class Imports {
    private static final int MOST = 100_000;
    private final Alerts alerts;
    private final Tokens tokens;
    private final Webhooks webhooks;
    private final ChannelSettings settings;

    Imports(Alerts alerts, Tokens tokens, Webhooks webhooks, ChannelSettings settings) {
        this.webhooks = webhooks;
        this.alerts = alerts;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** @param secret of its webhook, answered only here */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Created(
            @Nullable Integer index,
            String id,
            String manageToken,
            String manage,
            @Nullable String secret) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(
            int index,
            @Nullable String field,
            @Nullable String value,
            @Nullable Integer position,
            String message) {
        static Refused of(int index, InvalidRequestException e) {
            return new Refused(
                    index,
                    e.field(),
                    e.value(),
                    e.position() < 0 ? null : e.position(),
                    String.valueOf(e.getMessage()));
        }

        static Refused whole(int index, String message) {
            return new Refused(index, null, null, null, message);
        }
    }

    record Report(int created, int existing, int refused, List<Created> results, List<Refused> errors) {}

    ResponseEntity<?> read(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType());
        Many many = new Many();
        if (type.startsWith("application/x-ndjson") || type.startsWith("application/ndjson")) {
            lines(request, many);
            return ResponseEntity.ok(many.report());
        }
        try (JsonParser parser = Bodies.JSON.createParser(request.getInputStream())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new InvalidRequestException(null, "The body is missing.");
            }
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    many.take(parser.readValueAsTree());
                }
                return ResponseEntity.ok(many.report());
            }
            Alerts.Created one = create(parser.readValueAsTree());
            Created answer = created(null, one);
            return one.existed()
                    ? ResponseEntity.ok(answer)
                    : ResponseEntity.created(URI.create("/v1/alerts/" + answer.id()))
                            .body(answer);
        } catch (JacksonException e) {
            throw new InvalidRequestException(null, "The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void lines(HttpServletRequest request, Many many) throws IOException {
        request.setCharacterEncoding("UTF-8");
        BufferedReader reader = request.getReader();
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = reader.read();
            if (c == '\n' || c < 0) {
                if (!line.toString().isBlank()) {
                    many.line(line.toString());
                }
                line.setLength(0);
                if (c < 0) {
                    return;
                }
            } else if (line.length() <= Bodies.MOST_BYTES) {
                line.append((char) c);
            }
        }
    }

    /** The operator vouches for a webhook; a mistyped one inside their own network is refused all the same. */
    private Alerts.Created create(JsonNode json) {
        Wish wish = WishReader.read(json, true);
        webhooks.allow(wish.destination());
        return alerts.create(wish);
    }

    private Created created(@Nullable Integer index, Alerts.Created created) {
        Alert alert = alerts.withCurrentTokens(created.alert());
        String token = tokens.manage(alert);
        String secret =
                !created.existed() && alert.destination() instanceof Destination.Webhook hook ? hook.secret() : null;
        return new Created(
                index, alert.id(), token, settings.url() + "/alerts/" + alert.id() + "?token=" + token, secret);
    }

    private final class Many {
        private final List<Created> results = new ArrayList<>();
        private final List<Refused> errors = new ArrayList<>();
        private int index;
        private int existing;

        void line(String line) {
            JsonNode json;
            try {
                json = line.length() > Bodies.MOST_BYTES ? null : Bodies.JSON.readTree(line);
            } catch (JacksonException e) {
                errors.add(Refused.whole(index++, "is not JSON: " + e.getOriginalMessage()));
                return;
            }
            if (json == null) {
                errors.add(Refused.whole(index++, "is longer than " + Bodies.MOST_BYTES + " characters."));
            } else {
                take(json);
            }
        }

        void take(JsonNode json) {
            if (index >= MOST) {
                throw new InvalidRequestException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        null,
                        "More than " + MOST + " alerts; the first " + MOST + " were taken.");
            }
            try {
                Alerts.Created created = create(json);
                existing += created.existed() ? 1 : 0;
                results.add(created(index, created));
            } catch (InvalidRequestException e) {
                errors.add(Refused.of(index, e));
            }
            index++;
        }

        Report report() {
            return new Report(results.size() - existing, existing, errors.size(), results, errors);
        }
    }
}
