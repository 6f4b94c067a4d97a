package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertName;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.Visitors;
import io.rolecall.notify.alert.Wish;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one alert, which its own link opens and the page of its subscriber. */
@Controller
class ManagePages {
    private static final int SHOWN = 10;
    private final Alerts alerts;
    private final Visitors visitors;
    private final Access access;
    private final Subscribers subscribers;
    private final Rows rows;
    private final Tokens tokens;
    private final ChannelSettings settings;
    private final Previews previews;
    private final Tryouts tryouts;
    private final MessageSource messages;
    private final Goodbye goodbye;
    private final Clock clock;

    ManagePages(
            Alerts alerts,
            Visitors visitors,
            Access access,
            Subscribers subscribers,
            Rows rows,
            Tokens tokens,
            ChannelSettings settings,
            Previews previews,
            Tryouts tryouts,
            MessageSource messages,
            Goodbye goodbye,
            Clock clock) {
        this.alerts = alerts;
        this.visitors = visitors;
        this.access = access;
        this.subscribers = subscribers;
        this.rows = rows;
        this.tokens = tokens;
        this.settings = settings;
        this.previews = previews;
        this.tryouts = tryouts;
        this.messages = messages;
        this.goodbye = goodbye;
        this.clock = clock;
    }

    /**
     * An alert that a token opens.
     *
     * @param address of this page, to which its forms post
     * @param all the page of all alerts; null: the alert's own token does not open it
     */
    private record Opened(
            Alert alert, String address, @Nullable String all) {}

    private Optional<Opened> own(String id, @Nullable String token) {
        return visitors.open(id, token).map(a -> new Opened(a, "/alerts/" + a.id() + "?token=" + token, null));
    }

    private Optional<Opened> theirs(String id, String token) {
        String all = "/subscriber/" + token;
        return access.theirs(id, token)
                .filter(a -> a.state() != AlertState.UNCONFIRMED)
                .map(a -> new Opened(a, all + "/alerts/" + a.id(), all));
    }

    @GetMapping("/alerts/{id}")
    String manage(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(own(id, token), request, response, model);
    }

    @GetMapping("/subscriber/{token}/alerts/{id}")
    String manageTheirs(
            @PathVariable String token,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(theirs(id, token), request, response, model);
    }

    @PostMapping("/alerts/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(own(id, token), request, response, model);
    }

    @PostMapping("/subscriber/{token}/alerts/{id}")
    String changeTheirs(
            @PathVariable String token,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(theirs(id, token), request, response, model);
    }

    private String show(
            Optional<Opened> opened, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (opened.isEmpty()) {
            return Gone.page(settings, response, model);
        }
        return managed(opened.get(), opened.get().alert(), says(opened.get(), request), model);
    }

    private Says says(Opened opened, HttpServletRequest request) {
        PageLanguage.set(
                request, subscribers.preferences(opened.alert().subscriberId()).language());
        return new Says(messages, PageLanguage.of(request));
    }

    private String change(
            Optional<Opened> found, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (found.isEmpty()) {
            return Gone.page(settings, response, model);
        }
        Opened opened = found.get();
        Says says = says(opened, request);
        Alert alert = opened.alert();
        String action = Forms.given(request, "action", "");
        try {
            alert = switch (action) {
                case "change" -> {
                    String name = AlertName.of(request.getParameter("name"));
                    yield alerts.change(
                            alert, new Wish(alert.query(), alert.destination(), Forms.schedule(request), name));
                }
                case "query" -> requeried(alert, request);
                case "pause" ->
                    alerts.pause(alert, Forms.until(request, alert.schedule().zone(), clock.instant()));
                case "resume" -> alerts.resume(alert);
                case "delete" -> {
                    alerts.delete(alert);
                    yield alert;
                }
                default -> tryouts.act(action, alert, request, says, model);
            };
            if (action.equals("delete")) {
                model.addAttribute("all", opened.all());
                return goodbye.page(model, false);
            }
            if (model.getAttribute("trouble") == null) {
                model.addAttribute("done", says.text("done." + action));
            }
        } catch (InvalidRequestException e) {
            response.setStatus(e.problem().getStatus());
            model.addAttribute("trouble", says.trouble(e));
            model.addAttribute("requery", action.equals("query") ? true : null);
        }
        return managed(opened, alert, says, model);
    }

    private Alert requeried(Alert alert, HttpServletRequest request) {
        Query query = Forms.query(request);
        previews.refuseTooBroad(query);
        return alerts.change(alert, new Wish(query, alert.destination(), alert.schedule(), alert.name()));
    }

    private String managed(Opened opened, Alert alert, Says says, Model model) {
        Schedule schedule = alert.schedule();
        model.addAttribute("alert", alert);
        model.addAttribute("address", opened.address());
        model.addAttribute("all", opened.all());
        model.addAttribute("words", says.criteria(alert.query()));
        model.addAttribute("name", alert.name());
        model.addAttribute("title", says.name(alert.name(), alert.query()));
        model.addAttribute("state", says.state(alert));
        model.addAttribute("links", Links.of(alert, tokens, settings));
        model.addAttribute("form", QueryForm.of(alert.query(), says));
        Choices.add(
                model,
                schedule.cadence().word(),
                schedule.at().toString(),
                schedule.weekday().name().toLowerCase(Locale.ROOT),
                schedule.zone().getId());
        Rows.Page found = rows.page(alert, 1, SHOWN);
        tryouts.show(alert, found.rows(), says, model);
        model.addAttribute("rows", found.rows());
        model.addAttribute("count", found.total());
        model.addAttribute("found", says.number(found.total()));
        if (model.getAttribute("secret") == null) {
            model.addAttribute("secret", Tokens.newWebhookSecret());
        }
        return "alerts/manage";
    }
}
