package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.Visitors;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.subscriber.Subscribers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages that a mail's links open to confirm an alert or to end it. The token in the address is all that is needed, so there
 * is no cookie that another site could make use of; a GET shows, a POST to the same address does.
 */
@Controller
class AlertPages {
    private final Alerts alerts;
    private final Visitors visitors;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final ChannelSettings settings;
    private final SignUp signUp;
    private final MessageSource messages;
    private final Deliveries deliveries;
    private final Goodbye goodbye;
    private final Clock clock;

    AlertPages(
            Alerts alerts,
            Visitors visitors,
            Subscribers subscribers,
            Tokens tokens,
            ChannelSettings settings,
            SignUp signUp,
            MessageSource messages,
            Deliveries deliveries,
            Goodbye goodbye,
            Clock clock) {
        this.alerts = alerts;
        this.visitors = visitors;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.settings = settings;
        this.signUp = signUp;
        this.messages = messages;
        this.deliveries = deliveries;
        this.goodbye = goodbye;
        this.clock = clock;
    }

    @GetMapping("/alerts/{id}/confirm")
    String confirmPage(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> alert = visitors.confirmable(id, token);
        if (alert.isEmpty()) {
            return late(id, token, request, response, model);
        }
        show(alert.get(), request, model);
        return "alerts/confirm";
    }

    @PostMapping("/alerts/{id}/confirm")
    String confirm(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Alert> confirmed = visitors.confirm(id, token);
        if (confirmed.isEmpty()) {
            return late(id, token, request, response, model);
        }
        Alert alert = alerts.withCurrentTokens(confirmed.get());
        show(alert, request, model);
        model.addAttribute("resting", resting(alert, new Says(messages, PageLanguage.of(request))));
        return "alerts/confirmed";
    }

    /** Why an alert tells nothing that was confirmed before and is confirmed once more; null: it does tell. */
    private @Nullable String resting(Alert alert, Says says) {
        return alert.state() != AlertState.ACTIVE
                ? says.text("confirmed.resting.text", says.state(alert))
                : says.paused(
                        subscribers.preferences(alert.subscriberId()),
                        alert.schedule().zone(),
                        clock.instant());
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
            model.addAttribute("message", new Says(messages, PageLanguage.of(request)).trouble(e));
            model.addAttribute("searchUrl", settings.searchUrl().toString());
            return "alerts/trouble";
        }
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/asked";
    }

    private String late(
            String id, @Nullable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Alert> expired = visitors.expired(id, token);
        if (expired.isEmpty()) {
            return gone(response, model);
        }
        response.setStatus(HttpServletResponse.SC_GONE);
        show(expired.get(), request, model);
        model.addAttribute("again", Links.of(expired.get(), tokens, settings).again());
        return "alerts/expired";
    }

    @GetMapping("/unsubscribe/{token}")
    String unsubscribePage(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        List<Alert> its = unsubscribable(token);
        if (its.isEmpty()) {
            return gone(response, model);
        }
        show(its.getFirst(), request, model);
        Says says = new Says(messages, PageLanguage.of(request));
        model.addAttribute("action", settings.url() + "/unsubscribe/" + token);
        model.addAttribute(
                "several",
                its.size() == 1
                        ? List.of()
                        : its.stream().map(a -> says.name(a.name(), a.query())).toList());
        return "alerts/unsubscribe";
    }

    /** Also what mail programs post to (RFC 8058): no redirect, no cookie, and a second time is fine. */
    @PostMapping("/unsubscribe/{token}")
    String unsubscribe(@PathVariable String token, HttpServletRequest request, Model model) {
        List<Alert> its = unsubscribable(token);
        its.forEach(alert -> {
            inTheirLanguage(alert, request);
            alerts.delete(alert);
        });
        return goodbye.page(model, its.size() > 1);
    }

    /** What the mail was for: one alert, or those that it spoke of. */
    private List<Alert> unsubscribable(String token) {
        Optional<Delivery> message = deliveries.unsubscribable(token);
        if (message.isPresent()) {
            return message.get().alertIds().stream()
                    .flatMap(id -> alerts.find(id).stream())
                    .filter(a -> Objects.equals(a.subscriberId(), message.get().subscriberId()))
                    .toList();
        }
        return Stream.of(token.split(Links.SEVERAL, 50))
                .flatMap(one -> visitors.unsubscribable(one).stream())
                .toList();
    }

    private void show(Alert alert, HttpServletRequest request, Model model) {
        inTheirLanguage(alert, request);
        Says says = new Says(messages, PageLanguage.of(request));
        model.addAttribute("alert", alert);
        model.addAttribute("words", says.criteria(alert.query()));
        model.addAttribute("name", alert.name());
        model.addAttribute("links", Links.of(alert, tokens, settings));
        if (alert.confirmUntil() != null && alert.confirmUntil().isAfter(clock.instant())) {
            model.addAttribute(
                    "until", says.day(alert.confirmUntil(), alert.schedule().zone()));
        }
    }

    private void inTheirLanguage(Alert alert, HttpServletRequest request) {
        PageLanguage.set(request, subscribers.preferences(alert.subscriberId()).language());
    }

    private String gone(HttpServletResponse response, Model model) {
        return Gone.page(settings, response, model);
    }
}
