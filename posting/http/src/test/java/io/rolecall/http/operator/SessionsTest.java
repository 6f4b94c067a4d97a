package io.rolecall.http.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.http.OperatorKey;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private final Sessions sessions = sessions("ingest", "a-long-enough-key", NOW);

    private static Sessions sessions(String room, String key, Instant now) {
        return new Sessions(
                OperatorKey.of(new MockEnvironment().withProperty(OperatorKey.VARIABLE, key)),
                new OperatorRoom(
                        room,
                        "Sources",
                        "/css/sources.css",
                        false,
                        List.of(),
                        new SignIn(Duration.ofHours(8), 3, Duration.ofMinutes(15)),
                        IllegalStateException.class),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Cookie begun(Sessions sessions) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        sessions.begin(new MockHttpServletRequest(), response);
        return Objects.requireNonNull(response.getCookies()[0]);
    }

    private static MockHttpServletRequest with(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(name, value));
        return request;
    }

    private static MockHttpServletRequest with(Cookie cookie) {
        return with(cookie.getName(), cookie.getValue());
    }

    @Test
    void aSessionIsKnownToEveryInstanceUntilItsEnd() {
        Cookie cookie = begun(sessions);
        assertThat(sessions.of(with(cookie))).isPresent();
        assertThat(sessions(
                                "ingest",
                                "a-long-enough-key",
                                NOW.plus(Duration.ofHours(8)).minusSeconds(1))
                        .of(with(cookie)))
                .as("another instance, or the same after a restart")
                .isPresent();
        assertThat(sessions("ingest", "a-long-enough-key", NOW.plus(Duration.ofHours(8)))
                        .of(with(cookie)))
                .isEmpty();
        assertThat(sessions("ingest", "another-long-key", NOW).of(with(cookie)))
                .as("another key")
                .isEmpty();
    }

    @Test
    void onlyTheServiceThatBeganASessionKnowsIt() {
        Cookie ingest = begun(sessions);
        Sessions notify = sessions("notify", "a-long-enough-key", NOW);
        assertThat(begun(notify).getName())
                .as("both on one host: cookies know no ports")
                .isNotEqualTo(ingest.getName());
        assertThat(notify.of(with(ingest))).isEmpty();
        assertThat(notify.of(with(begun(notify).getName(), ingest.getValue()))).isEmpty();
    }

    @Test
    void whatWeDidNotSignIsNoSession() {
        String value = begun(sessions).getValue();
        String name = begun(sessions).getName();
        String later = value.replaceFirst("^\\d+", "9999999999");
        for (String wrong : List.of("", ".", "x", "..", later, value + "A", value.substring(1), "9".repeat(300))) {
            assertThat(sessions.of(with(name, wrong))).as(wrong).isEmpty();
        }
        MockHttpServletRequest two = new MockHttpServletRequest();
        two.setCookies(new Cookie(name, later), new Cookie(name, value));
        assertThat(sessions.of(two))
                .as("a second cookie of the name hides none")
                .isPresent();
        assertThat(sessions.of(new MockHttpServletRequest())).isEmpty();
    }

    @Test
    void theCookieIsForThesePagesOnlyAndGoneAtTheEnd() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        sessions.begin(request, response);
        assertThat(response.getHeader("Set-Cookie"))
                .contains("Path=/operator", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=28800");
        MockHttpServletRequest next = with(response.getCookies()[0]);
        Sessions.Session session = sessions.of(next).orElseThrow();
        MockHttpServletResponse bye = new MockHttpServletResponse();
        sessions.end(session, next, bye);
        assertThat(bye.getHeader("Set-Cookie")).contains("Max-Age=0");
        assertThat(sessions.of(next)).as("who has kept the cookie").isEmpty();
    }

    @Test
    void aFormBelongsToItsSession() {
        Sessions.Session mine = sessions.of(with(begun(sessions))).orElseThrow();
        Sessions.Session other = sessions.of(with(begun(sessions))).orElseThrow();
        MockHttpServletRequest form = new MockHttpServletRequest();
        assertThat(mine.sentBy(form)).isFalse();
        form.setParameter("csrf", other.csrf());
        assertThat(mine.sentBy(form)).isFalse();
        form.setParameter("csrf", mine.csrf());
        assertThat(mine.sentBy(form)).isTrue();
    }

    @Test
    void whatCannotBeSetIsSaidAtTheStart() {
        assertThatThrownBy(() -> new SignIn(Duration.ofHours(8), 0, Duration.ofMinutes(15)))
                .hasMessageContaining("attempts");
        assertThatThrownBy(() -> new SignIn(Duration.ofDays(32), 1, Duration.ofMinutes(15)))
                .hasMessageContaining("session");
        assertThatThrownBy(() -> OperatorRoom.Link.to("Sources", "javascript:alert(1)", "INGEST_URL"))
                .hasMessageContaining("INGEST_URL");
        assertThat(OperatorRoom.Link.to("Sources", " ", "INGEST_URL")).isEmpty();
        assertThat(OperatorRoom.Link.to("Sources", "https://jobs.example.org/", "INGEST_URL"))
                .singleElement()
                .extracting(OperatorRoom.Link::url)
                .isEqualTo("https://jobs.example.org/operator");
    }
}
