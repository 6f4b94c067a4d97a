package io.rolecall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.http.operator.SignIn;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(properties = "ROLECALL_API_KEY=a-long-enough-key")
@AutoConfigureMockMvc
class HttpDoorTest {
    @Autowired
    MockMvcTester http;

    @Test
    void aRefusalNamesTheField() {
        assertThat(http.get().uri("/open/refuse"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.field", f -> assertThat(f).isEqualTo("payMin"))
                .hasPathSatisfying("$.detail", d -> assertThat(d).isEqualTo("payMin is not a number"));
    }

    @Test
    void aWrongTypeNamesTheMemberAndTheLine() {
        assertThat(http.post()
                        .uri("/open/body")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\n \"size\": \"x\"}"))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.field", f -> assertThat(f).isEqualTo("size"))
                .hasPathSatisfying("$.detail", d -> assertThat(d).asString().contains("line 2"));
    }

    @Test
    void brokenJsonSaysWhereItBreaks() {
        assertThat(http.post()
                        .uri("/open/body")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"size\": "))
                .hasStatus(400)
                .bodyText()
                .contains("line 1");
    }

    @Test
    void whatFailsInsideTellsNothingOfTheInside() {
        assertThat(http.get().uri("/open/fail")).hasStatus(500).bodyText().doesNotContain("secret", "Exception");
    }

    @Test
    void unknownAddressesMethodsAndMediaTypesAreProblemsToo() {
        assertThat(http.get().uri("/nowhere"))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("There is nothing at this address.");
        assertThat(http.delete().uri("/open/body")).hasStatus(405).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(http.post()
                        .uri("/open/body")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x"))
                .hasStatus(415)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void onlyTheOperatorsKeyOpensAGuardedAddress() {
        assertThat(http.get().uri("/v1/guarded"))
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer realm=\"rolecall\"");
        assertThat(http.get().uri("/v1/guarded").header("Authorization", "Bearer wrong"))
                .hasStatus(401);
        assertThat(http.get().uri("/v1/guarded").header("Authorization", "Bearer a-long-enough-key"))
                .hasStatusOk();
    }

    @Test
    void aBodyAboveTheLimitIsRefused() {
        assertThat(http.post()
                        .uri("/open/body")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(" ".repeat(5_000) + "{}"))
                .hasStatus(413);
    }

    @Test
    void everyAnswerHasSafeHeaders() {
        assertThat(http.get().uri("/nowhere"))
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Referrer-Policy", "no-referrer")
                .headers()
                .extracting(h -> h.getFirst("Content-Security-Policy"))
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void noServiceStartsWithoutAKey() {
        assertThatThrownBy(() -> OperatorKey.of(new MockEnvironment()))
                .hasMessageContaining("ROLECALL_API_KEY is not set");
        assertThatThrownBy(() -> OperatorKey.of(new MockEnvironment().withProperty("ROLECALL_API_KEY", "short")))
                .hasMessageContaining("too short");
    }

    @Test
    void theWayInToTheOperatorsPagesIsTheSameEverywhere() {
        assertThat(http.get().uri("/operator")).hasStatus(303).hasHeader("Location", "/operator/sign-in");
        assertThat(http.get().uri("/operator/sign-in"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains(
                        "<title>Sign in · Rolecall</title>", "/css/lamps.css", "href=\"http://other.example/operator\"")
                .doesNotContain("htmx");
        assertThat(signIn("wrong", "203.0.113.9")).hasStatus(403).bodyText().contains("not the operator&#39;s key");
        assertThat(signIn("wrong", "203.0.113.9")).hasStatus(403);
        assertThat(signIn("a-long-enough-key", "203.0.113.9"))
                .as("too many wrong ones came from there")
                .hasStatus(429);
        Cookie cookie = signIn("a-long-enough-key", "203.0.113.10")
                .getMvcResult()
                .getResponse()
                .getCookies()[0];
        assertThat(http.get().uri("/operator").cookie(cookie)).hasStatusOk();
        assertThat(http.post().uri("/operator/change").cookie(cookie))
                .hasStatus(403)
                .bodyText()
                .contains("not one of this session");
        assertThat(http.get().uri("/v1/guarded").cookie(cookie))
                .as("the cookie opens pages, never the API")
                .hasStatus(401);
    }

    @Test
    void whatGoesWrongBehindAPageOfTheOperatorsIsToldInAPage() {
        Cookie cookie = signIn("a-long-enough-key", "203.0.113.11")
                .getMvcResult()
                .getResponse()
                .getCookies()[0];
        assertThat(http.get().uri("/operator?how=refused").cookie(cookie))
                .hasStatus(400)
                .bodyText()
                .contains("That can&#39;t be done", "lamp is dark");
        assertThat(http.get().uri("/operator?how=away").cookie(cookie))
                .hasStatus(503)
                .hasHeader("Retry-After", "10")
                .bodyText()
                .contains("The database doesn&#39;t answer");
        assertThat(http.get().uri("/operator?how=broken").cookie(cookie))
                .hasStatus(500)
                .bodyText()
                .contains("Something went wrong")
                .doesNotContain("secret");
        assertThat(http.get().uri("/operator/number?n=x").cookie(cookie))
                .hasStatus(400)
                .bodyText()
                .contains("can&#39;t make sense");
    }

    private MvcTestResult signIn(String key, String address) {
        return http.post()
                .uri("/operator/sign-in")
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .formField("key", key)
                .exchange();
    }

    @SpringBootApplication
    @org.springframework.context.annotation.Import({Doors.class, Lamps.class})
    static class Application {
        @Bean
        OperatorKeyFilter guard(OperatorKey key) {
            return new OperatorKeyFilter(key, "/v1/**");
        }

        @Bean
        OperatorKey key(Environment environment) {
            return OperatorKey.of(environment);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        OperatorRoom room() {
            return new OperatorRoom(
                    "lamps",
                    "Lamps",
                    "/css/lamps.css",
                    false,
                    OperatorRoom.Link.to("Other", "http://other.example/", "OTHER_URL"),
                    new SignIn(Duration.ofHours(8), 2, Duration.ofMinutes(15)),
                    UncheckedIOException.class);
        }

        @Bean
        BodyLimitFilter limit() {
            return new BodyLimitFilter(4_000);
        }
    }

    @RestController
    static class Doors {
        record Body(int size) {}

        @GetMapping("/open/refuse")
        String refuse() {
            throw new InvalidRequestException("payMin", "is not a number");
        }

        @GetMapping("/open/fail")
        String fail() {
            throw new IllegalStateException("secret");
        }

        @PostMapping("/open/body")
        int body(@RequestBody Body body) {
            return body.size();
        }

        @GetMapping("/v1/guarded")
        String guarded() {
            return "in";
        }
    }

    @OperatorPage
    static class Lamps {
        @GetMapping(OperatorRoom.PATH)
        ResponseEntity<String> page(@RequestParam(name = "how", defaultValue = "fine") String how) {
            return switch (how) {
                case "fine" -> ResponseEntity.ok("all lamps burn");
                case "refused" -> throw new InvalidRequestException("lamp", "lamp is dark");
                case "away" -> throw new UncheckedIOException(new IOException("secret"));
                default -> throw new IllegalStateException("secret");
            };
        }

        @GetMapping(OperatorRoom.PATH + "/number")
        ResponseEntity<String> number(@RequestParam("n") int n) {
            return ResponseEntity.ok(String.valueOf(n));
        }

        @PostMapping(OperatorRoom.PATH + "/change")
        ResponseEntity<String> change() {
            return ResponseEntity.ok("changed");
        }
    }
}
