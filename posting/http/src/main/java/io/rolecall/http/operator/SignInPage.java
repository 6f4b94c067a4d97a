package io.rolecall.http.operator;

import io.rolecall.http.OperatorKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in and out. */
@OperatorPage
class SignInPage {
    private static final Logger log = LoggerFactory.getLogger(SignInPage.class);

    private final OperatorKey key;
    private final Sessions sessions;
    private final Attempts attempts;

    SignInPage(OperatorKey key, Sessions sessions, Attempts attempts) {
        this.key = key;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    @GetMapping(OperatorRoom.SIGN_IN)
    String form(
            @RequestParam(name = "ended", required = false) @Nullable String ended,
            HttpServletRequest request,
            Model model) {
        if (sessions.of(request).isPresent()) {
            return "redirect:" + OperatorRoom.PATH;
        }
        if (ended != null) {
            model.addAttribute("notice", "You were signed out meanwhile, and nothing was changed. Sign in again.");
        }
        return "operator/sign-in";
    }

    @PostMapping(OperatorRoom.SIGN_IN)
    String signIn(
            @RequestParam(name = "key", defaultValue = "") String shown,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String address = request.getRemoteAddr();
        Duration wait = attempts.wait(address);
        if (wait.isPositive()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            long minutes = wait.toMinutes() + 1;
            model.addAttribute(
                    "trouble",
                    "Too many wrong keys came from your address. Try again in "
                            + (minutes == 1 ? "a minute." : minutes + " minutes."));
            return "operator/sign-in";
        }
        if (!key.is(shown)) {
            attempts.failed(address);
            log.warn("Somebody at {} tried to sign in with a wrong key", address);
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute(
                    "trouble", shown.isBlank() ? "Type the operator's key." : "This is not the operator's key.");
            return "operator/sign-in";
        }
        attempts.succeeded(address);
        sessions.begin(request, response);
        return "redirect:" + OperatorRoom.PATH;
    }

    @PostMapping(OperatorRoom.PATH + "/sign-out")
    String signOut(
            @RequestAttribute(OperatorDoor.SESSION) Sessions.Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.end(session, request, response);
        return "redirect:" + OperatorRoom.SIGN_IN;
    }
}
