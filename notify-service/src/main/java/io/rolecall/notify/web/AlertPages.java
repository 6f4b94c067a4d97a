package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.Visitors;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Words;
import io.rolecall.notify.channel.hook.Webhooks;
import io.rolecall.notify.ledger.Rows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages that a mail's links open. The token in the address is all that is needed, so there is no cookie that another site
 * could make use of; a GET shows, a POST to the same address does.
 */
@Controller
class AlertPages {
    private static final int SHOWN = 10;
    private final Alerts alerts;
    private final Visitors visitors;
    private final Rows rows;
    private final Tokens tokens;
    private final ChannelSettings settings;
    private final SignUp signUp;
    private final Webhooks webhooks;

    AlertPages(
            Alerts alerts,
            Visitors visitors,
            Rows rows,
            Tokens tokens,
            ChannelSettings settings,
            SignUp signUp,
            Webhooks webhooks) {
        this.signUp = signUp;
        this.visitors = visitors;
        this.webhooks = webhooks;
        this.alerts = alerts;
        this.rows = rows;
        this.tokens = tokens;
        this.settings = settings;
    }

    @GetMapping("/alerts/{id}/confirm")
    String confirmPage(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> alert = visitors.confirmable(id, token);
        if (alert.isEmpty()) {
            return late(id, token, response, model);
        }
        show(alert.get(), model);
        return "alerts/confirm";
    }

    @PostMapping("/alerts/{id}/confirm")
    String confirm(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> alert = visitors.confirm(id, token);
        if (alert.isEmpty()) {
            return late(id, token, response, model);
        }
        show(alerts.withCurrentTokens(alert.get()), model);
        return "alerts/confirmed";
    }

    /** Sends the mail once more whose link has had its time. The answer is the one that whoever asks for an alert gets. */
    @PostMapping("/alerts/{id}/again")
    String again(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> alert = visitors.expired(id, token);
        if (alert.isEmpty()) {
            return gone(response, model);
        }
        try {
            signUp.ask(alert.get().wish(), request);
        } catch (InvalidRequestException e) {
            response.setStatus(429);
            model.addAttribute("message", e.getMessage());
            model.addAttribute("searchUrl", settings.searchUrl().toString());
            return "alerts/trouble";
        }
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/asked";
    }

    private String late(String id, @Nullable String token, HttpServletResponse response, Model model) {
        Optional<Alert> expired = visitors.expired(id, token);
        if (expired.isEmpty()) {
            return gone(response, model);
        }
        response.setStatus(HttpServletResponse.SC_GONE);
        show(expired.get(), model);
        model.addAttribute("again", Links.of(expired.get(), tokens, settings).again());
        return "alerts/expired";
    }

    @GetMapping("/alerts/{id}")
    String manage(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> alert = visitors.open(id, token);
        if (alert.isEmpty()) {
            return gone(response, model);
        }
        return managed(alert.get(), model);
    }

    @PostMapping("/alerts/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            @RequestParam(name = "action", defaultValue = "") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> found = visitors.open(id, token);
        if (found.isEmpty()) {
            return gone(response, model);
        }
        Alert alert = found.get();
        try {
            switch (action) {
                case "change" -> {
                    Schedule schedule = NewAlertPage.schedule(request);
                    alert = alerts.change(alert, alert.wish().with(schedule));
                    model.addAttribute("done", "Saved.");
                }
                case "pause" -> {
                    alert = alerts.pause(alert, null);
                    model.addAttribute("done", "Paused. Nothing is searched for until you resume it.");
                }
                case "resume" -> {
                    alert = alerts.resume(alert);
                    model.addAttribute("done", "Resumed. You will hear of what is posted from now on.");
                }
                case "webhook" -> {
                    alert = webhook(alert, request, model);
                    model.addAttribute("done", "Your webhook has answered. From now on this alert is posted to it.");
                }
                case "delete" -> {
                    alerts.delete(alert);
                    return "alerts/deleted";
                }
                default -> throw new InvalidRequestException("action", "There is no such action.");
            }
        } catch (InvalidRequestException e) {
            response.setStatus(400);
            model.addAttribute("trouble", e);
        }
        return managed(alert, model);
    }

    /** What was typed is kept in the form: whoever mends their program tries the same address and secret again. */
    private Alert webhook(Alert alert, HttpServletRequest request, Model model) {
        String to = String.valueOf(request.getParameter("to"));
        String secret = request.getParameter("secret");
        model.addAttribute("hook", to);
        model.addAttribute("secret", secret);
        Destination.Webhook hook = WishReader.webhook(to, secret);
        alerts.spend(request.getRemoteAddr());
        webhooks.verify(alert, hook);
        return alerts.change(alert, alert.wish().with(hook));
    }

    @GetMapping("/unsubscribe/{token}")
    String unsubscribePage(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<Alert> alert = visitors.unsubscribable(token);
        if (alert.isEmpty()) {
            return gone(response, model);
        }
        show(alert.get(), model);
        model.addAttribute("token", token);
        return "alerts/unsubscribe";
    }

    /** Also what mail programs post to (RFC 8058): no redirect, no cookie, and a second time is fine. */
    @PostMapping("/unsubscribe/{token}")
    String unsubscribe(@PathVariable String token) {
        visitors.unsubscribable(token).ifPresent(alerts::delete);
        return "alerts/deleted";
    }

    private String managed(Alert alert, Model model) {
        show(alert, model);
        Schedule schedule = alert.schedule();
        Choices.add(
                model,
                schedule.cadence().word(),
                schedule.at().toString(),
                schedule.weekday().name().toLowerCase(Locale.ROOT),
                schedule.zone().getId());
        Rows.Page found = rows.page(alert, 1, SHOWN);
        model.addAttribute("rows", found.rows());
        model.addAttribute("count", found.total());
        if (model.getAttribute("secret") == null) {
            model.addAttribute("secret", Tokens.newWebhookSecret());
        }
        return "alerts/manage";
    }

    private void show(Alert alert, Model model) {
        model.addAttribute("alert", alert);
        model.addAttribute("words", Words.of(alert.query()));
        model.addAttribute("links", Links.of(alert, tokens, settings));
    }

    private String gone(HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/gone";
    }
}
