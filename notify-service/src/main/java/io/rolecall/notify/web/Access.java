package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.OperatorKey;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Visitors;
import io.rolecall.notify.subscriber.Subscriber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may see and change an alert: who shows its manage token, and the operator. */
@Component
class Access {
    private final Alerts alerts;
    private final Visitors visitors;
    private final OperatorKey key;

    Access(Alerts alerts, Visitors visitors, OperatorKey key) {
        this.visitors = visitors;
        this.alerts = alerts;
        this.key = key;
    }

    /** Whether it is the operator; one who shows a key that isn't is refused. */
    boolean operator(HttpServletRequest request) {
        if (key.shownBy(request)) {
            return true;
        }
        if (OperatorKey.bearer(request) != null) {
            throw new InvalidRequestException(HttpStatus.UNAUTHORIZED, null, "This is not the operator's key.");
        }
        return false;
    }

    /** Whether the request shows the operator's key. */
    boolean shownKey(HttpServletRequest request) {
        return key.shownBy(request);
    }

    void operatorOnly(HttpServletRequest request) {
        if (!operator(request)) {
            throw new InvalidRequestException(
                    HttpStatus.UNAUTHORIZED,
                    null,
                    "The operator's key is missing. Send it as: Authorization: Bearer <key>");
        }
    }

    /** An alert of the subscriber whose page a token opens. */
    Optional<Alert> theirs(String id, @Nullable String token) {
        return visitors.subscriber(token) instanceof Visitors.Visit.Open(Subscriber subscriber)
                ? alerts.find(id).filter(a -> subscriber.id().equals(a.subscriberId()))
                : Optional.empty();
    }

    /** The subscriber whose page's token is shown. */
    Subscriber subscriber(HttpServletRequest request) {
        return switch (visitors.subscriber(OperatorKey.bearer(request))) {
            case Visitors.Visit.Open(Subscriber subscriber) -> subscriber;
            case Visitors.Visit.Late _ ->
                throw new InvalidRequestException(
                        HttpStatus.UNAUTHORIZED,
                        null,
                        "This token has had its time. The page of its link mails another.");
            case Visitors.Visit.Nobody _ ->
                throw new InvalidRequestException(
                        HttpStatus.UNAUTHORIZED,
                        null,
                        "The subscriber's token is missing or wrong. Send it as: Authorization: Bearer <token>");
        };
    }

    /** The alert, for its token, its subscriber's or the operator's key. A wrong token and a wrong id get the same answer. */
    Alert alert(String id, HttpServletRequest request) {
        String token = OperatorKey.bearer(request);
        if (token == null) {
            throw new InvalidRequestException(
                    HttpStatus.UNAUTHORIZED,
                    null,
                    "The alert's manage token is missing. Send it as: Authorization: Bearer <token>");
        }
        return (key.shownBy(request)
                        ? alerts.find(id)
                        : visitors.open(id, token).or(() -> theirs(id, token)))
                .orElseThrow(() -> new InvalidRequestException(
                        HttpStatus.NOT_FOUND, null, "There is no alert with this id and token."));
    }
}
