package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.testing.Infrastructure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets to the operator's page, what its cookie opens, and whose forms change something. */
@IngestTest
class SignInIT {
    @LocalServerPort
    int port;

    @Test
    void theAddressWithoutAPathLeadsPeopleToThePageAndProgramsToTheApi() {
        OperatorPage page = new OperatorPage(port);
        OperatorPage.Answer person = page.get("/", "Accept", "text/html,*/*");
        assertThat(person.status()).isEqualTo(302);
        assertThat(person.header("Location")).endsWith("/operator");
        assertThat(new Service(port).get("/").text("/sources")).isEqualTo("/v1/sources");
    }

    @Test
    void withoutTheKeyThereIsOnlyTheWayIn() {
        OperatorPage page = new OperatorPage(port);
        for (String path :
                new String[] {"/operator", "/operator/add", "/operator/sources/x", "/operator/sources/x/delete"}) {
            OperatorPage.Answer answer = page.get(path);
            assertThat(answer.status()).as(path).isEqualTo(303);
            assertThat(answer.header("Location")).as(path).isEqualTo("/operator/sign-in");
            assertThat(page.postBare(path, Map.of("csrf", "")).status())
                    .as(path)
                    .isIn(303, 405);
        }
        OperatorPage.Answer part = page.get("/operator", "HX-Request", "true");
        assertThat(part.status()).isEqualTo(204);
        assertThat(part.header("HX-Redirect")).isEqualTo("/operator/sign-in");
    }

    @Test
    void theCookieIsHiddenFromScriptsAndOtherSitesAndEndsWithTheSession() {
        OperatorPage page = new OperatorPage(port);
        OperatorPage.Answer in = page.signIn(Infrastructure.API_KEY + "\n");
        assertThat(in.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/operator", "Max-Age=28800")
                .doesNotContain("Secure", Infrastructure.API_KEY);
        assertThat(in.header("Location")).endsWith("/operator");
        assertThat(page.get("/operator").header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.get("/operator").header("Content-Security-Policy")).contains("default-src 'none'");

        String cookie = in.header("Set-Cookie").replaceAll(";.*", "");
        assertThat(page.post("/operator/sign-out").status()).isEqualTo(302);
        OperatorPage thief = new OperatorPage(port);
        assertThat(thief.get("/operator", "Cookie", cookie).status())
                .as("a session that was ended")
                .isEqualTo(303);
        assertThat(thief.get("/operator", "Cookie", "rolecall-ingest-operator=9999999999.AAAAAAAAAAAAAAAAAAAAAA.AAAA")
                        .status())
                .isEqualTo(303);
        assertThat(thief.get("/operator", "Cookie", "rolecall-ingest-operator=x")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void behindAProxyThatSpeaksTlsTheCookieIsForTlsOnly() {
        OperatorPage.Answer in = new OperatorPage(port)
                .postBare("/operator/sign-in", Map.of("key", Infrastructure.API_KEY), "X-Forwarded-Proto", "https");
        assertThat(in.header("Set-Cookie")).contains("Secure");
    }

    @Test
    void theCookieDoesNotOpenTheApi() {
        OperatorPage page = new OperatorPage(port);
        String cookie = page.signIn(Infrastructure.API_KEY).header("Set-Cookie").replaceAll(";.*", "");
        assertThat(new OperatorPage(port).get("/v1/sources", "Cookie", cookie).status())
                .isEqualTo(401);
    }

    @Test
    void aChangeNeedsTheTokenOfItsOwnSession() {
        OperatorPage page = new OperatorPage(port);
        page.signIn(Infrastructure.API_KEY);
        new Service(port)
                .send(
                        "PUT",
                        "/v1/sources/s-kept",
                        "application/json",
                        "{\"type\":\"ashby\",\"url\":\"http://127.0.0.1:9/\"}");
        OperatorPage other = new OperatorPage(port);
        other.signIn(Infrastructure.API_KEY);
        for (String action : new String[] {"pause", "poll", "delete", "erase", "confirm", "release"}) {
            String path = "/operator/sources/s-kept/" + action;
            assertThat(page.postBare(path, Map.of()).status()).as(action).isEqualTo(403);
            assertThat(page.postBare(path, Map.of("csrf", other.csrf)).status())
                    .as(action)
                    .isEqualTo(403);
            assertThat(page.get(path).status()).as("GET " + action).isIn(200, 404, 405);
        }
        assertThat(page.postBare("/operator/add", Map.of("id", "s-new", "action", "save"))
                        .status())
                .isEqualTo(403);
        Service.Answer view = new Service(port).get("/v1/sources/s-kept");
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.text("/paused")).isEqualTo("false");
        page.post("/operator/sources/s-kept/pause");
        assertThat(new Service(port).get("/v1/sources/s-kept").text("/paused")).isEqualTo("true");
    }

    @Test
    void wrongKeysAreCountedByAddressAndThenEvenTheRightOneWaits() {
        OperatorPage page = new OperatorPage(port);
        for (int i = 0; i < 10; i++) {
            OperatorPage.Answer wrong =
                    page.postBare("/operator/sign-in", Map.of("key", "guess " + i), "X-Forwarded-For", "203.0.113.7");
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.text()).contains("This is not the operator's key").doesNotContain("guess");
        }
        OperatorPage.Answer late = page.postBare(
                "/operator/sign-in", Map.of("key", Infrastructure.API_KEY), "X-Forwarded-For", "203.0.113.7");
        assertThat(late.status()).isEqualTo(429);
        assertThat(Integer.parseInt(late.header("Retry-After"))).isBetween(800, 901);
        assertThat(late.text()).contains("Too many wrong keys", "15 minutes");
        assertThat(page.postBare(
                                "/operator/sign-in",
                                Map.of("key", Infrastructure.API_KEY),
                                "X-Forwarded-For",
                                "203.0.113.8")
                        .status())
                .as("another address")
                .isEqualTo(302);
    }
}
