package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What every address that is read says to what it doesn't take; the addresses are those of the document of the interface. */
class ParametersIT extends RunningService {
    private static final String LONG = "x".repeat(3_000);

    @Autowired
    Subscribers subscribers;

    @Autowired
    Tokens tokens;

    private Api.Mine mine;
    private String[] subscriber;

    /** @param parameters in its query, by name: what the document says of them */
    private record Address(String path, Map<String, JsonNode> parameters) {}

    @BeforeEach
    void alert() {
        String to = address("parameters");
        mine = api.alert("{\"query\": {\"q\": \"nurse\"}, \"delivery\": {\"to\": \"" + to + "\"}}");
        subscriber = Api.bearer(
                tokens.subscriber(subscribers.find(SubscriberId.of(to)).orElseThrow(), Instant.now()));
    }

    @Test
    void a_parameter_that_an_address_does_not_know_is_refused_by_name_with_those_that_it_knows() {
        for (Address address : programs()) {
            for (String name : List.of("alert", "Page", "limit", "%D0%B6", LONG)) {
                Api.Answer refused = get(address, "?" + name + "=1");
                assertThat(refused.status()).as(address.path + " " + name).isEqualTo(400);
                assertThat(refused.json().get("field").asString()).hasSizeLessThan(120);
                assertThat(refused.json().get("detail").asString())
                        .contains("is not known")
                        .contains(
                                address.parameters.isEmpty() ? List.of("no parameters") : address.parameters.keySet());
            }
            assertThat(get(address, "").status()).as(address.path).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_value_is_refused_by_the_name_of_its_parameter_and_so_is_a_second_one() {
        int seen = 0;
        for (Address address : programs()) {
            for (Map.Entry<String, JsonNode> parameter : address.parameters.entrySet()) {
                for (String value : wrong(parameter.getValue())) {
                    Api.Answer refused = get(address, "?" + parameter.getKey() + "=" + Api.encode(value));
                    assertThat(refused.status())
                            .as("%s %s=%s", address.path, parameter.getKey(), value)
                            .isEqualTo(400);
                    assertThat(refused.json().get("field").asString()).isEqualTo(parameter.getKey());
                    assertThat(refused.json().get("detail").asString()).hasSizeLessThan(400);
                    seen++;
                }
                String right = parameter.getValue().has("enum")
                        ? parameter.getValue().get("enum").get(0).asString()
                        : "1";
                String once = parameter.getKey() + "=" + right;
                assertThat(get(address, "?" + once).status()).isEqualTo(200);
                assertThat(get(address, "?" + once + "&" + once)
                                .json()
                                .get("detail")
                                .asString())
                        .contains("more than once");
            }
        }
        assertThat(seen).isGreaterThan(30);
    }

    @Test
    void what_is_no_text_and_ids_of_nobody_are_refused_and_nothing_fails() {
        for (Address address : addresses()) {
            for (String broken : List.of("?page=%ff", "?%ff=1", "?=", "?&&", "?page=%00")) {
                assertThat(raw(address.path, mine.id(), broken))
                        .as(address.path + broken)
                        .isLessThan(500);
            }
            if (address.path.contains("{")) {
                for (String id : List.of("0", "%00", "..%2f", "%20", "%F0%9F%98%80", "$ne", LONG)) {
                    assertThat(raw(address.path, id, ""))
                            .as(address.path + " of " + id)
                            .isBetween(address.path.contains("{address}") ? 200 : 400, 499);
                }
            }
        }
    }

    /** As others hang something on links. */
    @Test
    void feeds_and_pages_are_shown_whatever_is_hung_on_their_links() {
        String feed = URI.create(api.get("/v1/alerts/" + mine.id() + "/feed", Api.operator())
                        .json()
                        .get("atom")
                        .asString())
                .getPath();
        assertThat(api.get(feed + "?utm_source=reader&_=1").status()).isEqualTo(200);
        assertThat(api.get("/alerts/" + mine.id() + "?token=" + mine.token() + "&fbclid=1")
                        .status())
                .isEqualTo(200);
    }

    private int raw(String path, String id, String query) {
        return api.get(filled(path, id) + query, Api.operator()).status();
    }

    private Api.Answer get(Address address, String query) {
        boolean own = address.path.contains("/subscribers/me");
        return api.get(filled(address.path, mine.id()) + query, own ? subscriber : Api.operator());
    }

    private static String filled(String path, String id) {
        return path.replace("{address}", id.equals("0") ? "0" : id + "@example.org")
                .replaceAll("\\{\\w+}", Matcher.quoteReplacement(id));
    }

    private static List<String> wrong(JsonNode schema) {
        return schema.path("type").asString().equals("integer")
                ? List.of("-1", "0", "1.5", "", " 1", "1e3", "99999999999999999999", "2147483648", "eins", LONG)
                : List.of("", "none", "OPEN", "open,sent", " open", LONG);
    }

    private static List<Address> programs() {
        return addresses().stream().filter(a -> a.path.startsWith("/v1/")).toList();
    }

    private static List<Address> addresses() {
        List<Address> all = new ArrayList<>();
        try (InputStream in = ParametersIT.class.getResourceAsStream("/openapi.json")) {
            Api.JSON.readTree(in).get("paths").properties().forEach(path -> {
                if (path.getValue().has("get")) {
                    Map<String, JsonNode> parameters = new TreeMap<>();
                    for (JsonNode parameter : path.getValue().get("get").path("parameters")) {
                        if (parameter.get("in").asString().equals("query")) {
                            parameters.put(parameter.get("name").asString(), parameter.get("schema"));
                        }
                    }
                    all.add(new Address(path.getKey(), parameters));
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(all).hasSizeGreaterThan(8);
        return all;
    }
}
