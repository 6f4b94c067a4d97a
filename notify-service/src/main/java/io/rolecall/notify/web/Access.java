package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.OperatorKey;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Visitors;
import jakarta.servlet.http.HttpServletRequest;
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

    /** The alert, for its token or the operator's key. A wrong token and a wrong id get the same answer. */
    Alert alert(String id, HttpServletRequest request) {
        String token = OperatorKey.bearer(request);
        if (token == null) {
            throw new InvalidRequestException(
                    HttpStatus.UNAUTHORIZED,
                    null,
                    "The alert's manage token is missing. Send it as: Authorization: Bearer <token>");
        }
        return (key.shownBy(request) ? alerts.find(id) : visitors.open(id, token))
                .orElseThrow(() -> new InvalidRequestException(
                        HttpStatus.NOT_FOUND, null, "There is no alert with this id and token."));
    }
}
