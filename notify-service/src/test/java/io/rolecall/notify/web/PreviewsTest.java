package io.rolecall.notify.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.Query;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a preview makes of what search answers. */
class PreviewsTest {
    private static final Query NURSES = Query.parse(Map.of("q", List.of("nurse"), "country", List.of("AT")));
    private HttpServer search;
    private volatile String answer = "{}";
    private volatile int status = 200;
    private volatile String asked = "";
    private Previews previews;

    @BeforeEach
    void up() throws IOException {
        search = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        search.createContext("/v1/postings", exchange -> {
            asked = exchange.getRequestURI().getQuery();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        search.start();
        PreviewSettings settings = new PreviewSettings(
                URI.create("http://localhost:" + search.getAddress().getPort()), Duration.ofSeconds(5), 10);
        previews = new Previews(new SearchService(settings), settings);
    }

    @AfterEach
    void down() {
        search.stop(0);
    }

    @Test
    void vacancies_are_counted_once_over_thirty_days_with_samples() {
        answer = """
                {"total": 75, "vacancies": 60, "results": [
                  {"id": "s:1", "title": "Nurse", "organization": {"name": "Clinic"}, "url": "https://example.org/1"}]}""";
        Previews.Preview preview = previews.of(NURSES).orElseThrow();
        assertThat(asked).contains("q=nurse", "country=AT", "postedWithin=P30D", "collapse=true");
        assertThat(preview.count()).isEqualTo(60);
        assertThat(preview.postings()).isEqualTo(75);
        assertThat(preview.perDay()).isEqualTo(2.0);
        assertThat(preview.tooBroad()).isFalse();
        assertThat(preview.samples())
                .containsExactly(new SearchService.Sample("s:1", "Nurse", "Clinic", "https://example.org/1"));
        assertThatCode(() -> previews.refuseTooBroad(NURSES)).doesNotThrowAnyException();
    }

    @Test
    void what_nobody_could_read_is_refused_with_the_number() {
        answer = "{\"total\": 400, \"vacancies\": 301}";
        assertThatThrownBy(() -> previews.refuseTooBroad(NURSES))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("301")
                .hasMessageContaining("the most is 10 a day");
        answer = "{\"total\": 400, \"vacancies\": 300}";
        assertThatCode(() -> previews.refuseTooBroad(NURSES)).doesNotThrowAnyException();
    }

    @Test
    void where_nothing_is_found_it_says_what_to_drop_or_to_spell_otherwise() {
        answer = """
                {"total": 0, "vacancies": 0, "results": [], "offers": [
                  {"kind": "spelling", "parameters": {"q": ["nurses"], "country": ["AT"]}, "total": 7},
                  {"kind": "broader", "parameters": {"q": ["nurse"], "postedWithin": ["P30D"]}, "total": 5},
                  {"kind": "broader", "parameters": {"colour": ["red"]}, "total": 9},
                  {"kind": "broader", "parameters": {}, "total": 900}]}""";
        assertThat(previews.of(NURSES).orElseThrow().nearMisses())
                .containsExactly(
                        new SearchService.NearMiss(
                                "spelling", Map.of("q", List.of("nurses"), "country", List.of("AT")), List.of("q"), 7),
                        new SearchService.NearMiss("broader", Map.of("q", List.of("nurse")), List.of("country"), 5));
    }

    @Test
    void an_alert_needs_no_search_to_be_created() {
        for (String broken : new String[] {"", "<html>", "[]", "{\"total\": \"many\"}"}) {
            answer = broken;
            assertThatCode(() -> previews.refuseTooBroad(NURSES)).doesNotThrowAnyException();
        }
        status = 503;
        assertThat(previews.of(NURSES)).isEmpty();
        search.stop(0);
        assertThat(previews.of(NURSES)).isEmpty();
        assertThatCode(() -> previews.refuseTooBroad(NURSES)).doesNotThrowAnyException();
    }
}
