package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Browsers;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.PreferencesReader;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.Visitors;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.hook.Webhooks;
import io.rolecall.notify.subscriber.Subscriber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** The page of a subscriber, with all their alerts, what counts for all of them, and all that is kept. */
@Controller
class SubscriberPages {
    private final Visitors visitors;
    private final Subscriptions subscriptions;
    private final Alerts alerts;
    private final Browsers browsers;
    private final Webhooks webhooks;
    private final Kept kept;
    private final SubscriberPage page;
    private final Tokens tokens;
    private final ChannelSettings settings;
    private final MessageSource messages;
    private final PreferencesReader reader;
    private final Clock clock;

    SubscriberPages(
            Visitors visitors,
            Subscriptions subscriptions,
            Alerts alerts,
            Browsers browsers,
            Webhooks webhooks,
            Kept kept,
            SubscriberPage page,
            Tokens tokens,
            ChannelSettings settings,
            MessageSource messages,
            Clock clock) {
        this.visitors = visitors;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.browsers = browsers;
        this.webhooks = webhooks;
        this.kept = kept;
        this.page = page;
        this.tokens = tokens;
        this.settings = settings;
        this.messages = messages;
        this.reader = new PreferencesReader(PageLanguage.ALL, clock);
        this.clock = clock;
    }

    @GetMapping("/subscriber/{token}")
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (visitors.subscriber(token)) {
            case Visitors.Visit.Open(Subscriber subscriber) -> page(subscriber, token, request, model);
            case Visitors.Visit.Late(Subscriber subscriber) -> late(subscriber, request, response, model);
            case Visitors.Visit.Nobody _ -> Gone.page(settings, response, model);
        };
    }

    @PostMapping("/subscriber/{token}")
    @Nullable String change(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        return switch (visitors.subscriber(token)) {
            case Visitors.Visit.Open(Subscriber subscriber) -> change(subscriber, token, request, response, model);
            case Visitors.Visit.Late(Subscriber subscriber) -> late(subscriber, request, response, model);
            case Visitors.Visit.Nobody _ -> Gone.page(settings, response, model);
        };
    }

    /** Null where the answer is written already. */
    private @Nullable String change(
            Subscriber subscriber, String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        PageLanguage.set(request, subscriber.preferences().language());
        Says says = new Says(messages, PageLanguage.of(request));
        String action = Forms.given(request, "action", "");
        Subscriber after = subscriber;
        try {
            switch (action) {
                case "export" -> {
                    SubscriberApi.download(subscriber, kept, response);
                    return null;
                }
                case "erase" -> {
                    return sure(subscriber, token, model);
                }
                case "eraseNow" -> {
                    return erase(subscriber, token, request, response, model);
                }
                case "pause" -> {
                    Alert alert = theirs(subscriber, request);
                    alerts.pause(alert, Forms.until(request, alert.schedule().zone(), clock.instant()));
                }
                case "resume" -> alerts.resume(theirs(subscriber, request));
                case "delete" -> alerts.delete(theirs(subscriber, request));
                case "browse" -> browse(subscriber, request);
                case "unbrowse" ->
                    browsers.remove(subscriber, subscriptions.alerts(subscriber), Forms.given(request, "browser", ""));
                default -> after = wished(subscriber, action, request);
            }
            PageLanguage.set(request, after.preferences().language());
            says = new Says(messages, PageLanguage.of(request));
            model.addAttribute("done", says.text("done." + action));
        } catch (InvalidRequestException e) {
            response.setStatus(e.problem().getStatus());
            model.addAttribute("trouble", says.trouble(e));
        }
        return page(after, token, request, model);
    }

    /** What counts for all alerts, changed. */
    private Subscriber wished(Subscriber subscriber, String action, HttpServletRequest request) {
        JsonNode change = switch (action) {
            case "blocks" -> SubscriberForms.blocks(request);
            case "wishes" -> SubscriberForms.wishes(request);
            case "pauseAll" -> SubscriberForms.pause(request, zone(subscriber), clock.instant());
            case "resumeAll" -> SubscriberForms.goOn();
            default -> throw new InvalidRequestException("action", "There is no such action.");
        };
        return subscriptions.change(subscriber, before -> reader.change(change, before));
    }

    /** One browser for all alerts that go to people, or for one of them; only one that takes a first message. */
    private void browse(Subscriber subscriber, HttpServletRequest request) {
        List<Alert> some = Forms.given(request, "alert", "").isEmpty()
                ? pushable(subscriptions.alerts(subscriber))
                : List.of(theirs(subscriber, request));
        if (some.isEmpty()) {
            throw new InvalidRequestException("alert", "There is no alert that could be told in a browser.");
        }
        Destination.WebPush browser = Browsers.read(
                request.getParameter("endpoint"), request.getParameter("p256dh"), request.getParameter("auth"));
        alerts.spend(request.getRemoteAddr());
        webhooks.verify(some.getFirst(), browser, PageLanguage.of(request));
        browsers.use(some, browser);
    }

    /** Programs are not moved to a browser with the rest. */
    static List<Alert> pushable(List<Alert> all) {
        return all.stream()
                .filter(a -> a.state() != AlertState.UNCONFIRMED
                        && (a.destination() instanceof Destination.Email
                                || a.destination() instanceof Destination.WebPush))
                .toList();
    }

    private Alert theirs(Subscriber subscriber, HttpServletRequest request) {
        String id = Forms.given(request, "alert", "");
        return alerts.find(id)
                .filter(a -> subscriber.id().equals(a.subscriberId()))
                .orElseThrow(() -> new InvalidRequestException("alert", "There is no such alert any more."));
    }

    /** On whose calendar a day begins: the one of their newest alert. */
    private ZoneId zone(Subscriber subscriber) {
        List<Alert> all = subscriptions.alerts(subscriber);
        return all.isEmpty() ? ZoneId.of("UTC") : all.getFirst().schedule().zone();
    }

    private String page(Subscriber subscriber, String token, HttpServletRequest request, Model model) {
        PageLanguage.set(request, subscriber.preferences().language());
        page.fill(subscriber, "/subscriber/" + token, new Says(messages, PageLanguage.of(request)), request, model);
        return "alerts/subscriber";
    }

    private String sure(Subscriber subscriber, String token, Model model) {
        model.addAttribute("address", "/subscriber/" + token);
        model.addAttribute("erase", tokens.erase(subscriber, clock.instant()));
        model.addAttribute("mailbox", subscriber.mailbox());
        model.addAttribute("count", subscriptions.alerts(subscriber).size());
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/erase";
    }

    private String erase(
            Subscriber subscriber,
            String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        boolean sure = visitors.erasing(request.getParameter("erase")) instanceof Visitors.Visit.Open(Subscriber named)
                && named.id().equals(subscriber.id());
        if (!sure) {
            response.setStatus(HttpServletResponse.SC_GONE);
            return sure(subscriber, token, model);
        }
        kept.erase(subscriber);
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/erased";
    }

    private String late(Subscriber subscriber, HttpServletRequest request, HttpServletResponse response, Model model) {
        PageLanguage.set(request, subscriber.preferences().language());
        response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/late";
    }
}
