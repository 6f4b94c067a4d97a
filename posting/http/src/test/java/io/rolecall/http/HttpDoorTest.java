package io.rolecall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    @SpringBootApplication
    @org.springframework.context.annotation.Import(Doors.class)
    static class Application {
        @Bean
        OperatorKeyFilter guard(Environment environment) {
            return new OperatorKeyFilter(OperatorKey.of(environment), "/v1/**");
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
}
