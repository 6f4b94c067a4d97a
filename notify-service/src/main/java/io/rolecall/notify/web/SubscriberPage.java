package io.rolecall.notify.web;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Browsers;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.push.Vapid;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.QuietHours;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Subscriber;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a subscriber's page shows. */
@Component
class SubscriberPage {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int NEWEST = 3;

    /** Of more alerts, which only an import makes, the page shows no findings: each has its own page. */
    private static final int MOST_WITH_FINDINGS = 100;

    private static final int MOST_SHOWN = 500;
    private final Subscriptions subscriptions;
    private final Rows rows;
    private final ChannelSettings settings;
    private final Vapid vapid;
    private final Tokens tokens;
    private final Clock clock;

    SubscriberPage(
            Subscriptions subscriptions, Rows rows, ChannelSettings settings, Vapid vapid, Tokens tokens, Clock clock) {
        this.subscriptions = subscriptions;
        this.rows = rows;
        this.settings = settings;
        this.vapid = vapid;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * One alert on the page.
     *
     * @param goesOn whether it is paused or suspended and can be resumed
     * @param found what it found lately, in words; null where that was not looked for
     */
    record Card(
            String id,
            String name,
            List<Says.Criterion> words,
            String state,
            String cadence,
            String to,
            boolean confirmed,
            boolean active,
            boolean goesOn,
            @Nullable String found,
            List<Found> newest,
            String address) {}

    record Found(String title, String organization, String href) {}

    record Tick(String value, String label, boolean chosen) {}

    void fill(Subscriber subscriber, String address, Says says, HttpServletRequest request, Model model) {
        List<Alert> all = subscriptions.alerts(subscriber);
        ZoneId zone =
                all.isEmpty() ? ZoneId.of("UTC") : all.getFirst().schedule().zone();
        Preferences p = subscriber.preferences();
        Instant now = clock.instant();
        model.addAttribute("address", address);
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        model.addAttribute("mailbox", subscriber.mailbox());
        model.addAttribute(
                "cards",
                all.stream()
                        .limit(MOST_SHOWN)
                        .map(a -> card(a, address, all.size() <= MOST_WITH_FINDINGS, now, says))
                        .toList());
        model.addAttribute("count", says.counted("alerts", all.size()));
        model.addAttribute("tomorrow", LocalDate.ofInstant(now, zone).plusDays(1));
        model.addAttribute("paused", says.paused(p, zone, now));
        model.addAttribute(
                "organizations", lines(request, "organizations", p.blocks().organizations()));
        model.addAttribute("agencies", lines(request, "agencies", p.blocks().agencies()));
        model.addAttribute("blockedWords", lines(request, "words", p.blocks().words()));
        wishes(p, zone, says, model);
        browsers(subscriber, all, says, model);
    }

    /**
     * @param renewal what its worker shows when its address changes
     * @param names of the alerts whose finds it gets
     */
    record Told(String id, String renewal, String host, String names) {}

    record Pushable(String id, String name) {}

    private void browsers(Subscriber subscriber, List<Alert> all, Says says, Model model) {
        model.addAttribute("pushKey", vapid.publicKey());
        model.addAttribute(
                "browsers",
                Browsers.among(all).stream()
                        .map(b -> new Told(
                                b.id(),
                                tokens.browser(subscriber, b.id()),
                                b.host(),
                                b.alerts().stream()
                                        .map(a -> says.name(a.name(), a.query()))
                                        .collect(Collectors.joining("; "))))
                        .toList());
        model.addAttribute(
                "pushable",
                SubscriberPages.pushable(all).stream()
                        .limit(MOST_SHOWN)
                        .map(a -> new Pushable(a.id(), says.name(a.name(), a.query())))
                        .toList());
    }

    private static void wishes(Preferences p, ZoneId zone, Says says, Model model) {
        model.addAttribute("reposts", SubscriberView.word(p.reposts()));
        model.addAttribute("days", p.reposts() instanceof Reposts.AfterDays(int days) ? days : 30);
        model.addAttribute("mostADay", p.mostADay());
        model.addAttribute(
                "after",
                Arrays.stream(AfterNotice.values())
                        .map(a -> new Tick(
                                a.word(),
                                says.text("after." + a.word()),
                                p.after().contains(a)))
                        .toList());
        model.addAttribute(
                "languages",
                PageLanguage.ALL.stream()
                        .map(l -> new Tick(l.toLanguageTag(), l.getDisplayLanguage(l), l.equals(p.language())))
                        .toList());
        QuietHours quiet = p.quiet();
        model.addAttribute("quiet", quiet != null);
        model.addAttribute("from", quiet == null ? "22:00" : quiet.from().toString());
        model.addAttribute("until", quiet == null ? "07:00" : quiet.until().toString());
        model.addAttribute("zone", quiet == null ? zone.getId() : quiet.zone().getId());
        model.addAttribute("zones", Zones.ALL);
    }

    private Card card(Alert alert, String address, boolean findings, Instant now, Says says) {
        Rows.Page page = findings && alert.state() != AlertState.UNCONFIRMED
                ? rows.page(alert, now.minus(LATELY), 1, NEWEST)
                : null;
        return new Card(
                alert.id(),
                says.name(alert.name(), alert.query()),
                alert.name() == null ? List.of() : says.criteria(alert.query()),
                says.state(alert),
                says.cadence(alert.schedule()),
                alert.destination().shown(),
                alert.state() != AlertState.UNCONFIRMED,
                alert.active(),
                alert.state() == AlertState.PAUSED || alert.state() == AlertState.SUSPENDED,
                page == null ? null : says.counted("lately", page.total()),
                page == null ? List.of() : page.rows().stream().map(this::found).toList(),
                address + "/alerts/" + alert.id());
    }

    private Found found(Row row) {
        return new Found(
                row.posting().title(),
                row.posting().organization(),
                settings.searchUrl() + "/postings/"
                        + org.springframework.web.util.UriUtils.encode(
                                row.posting().postingId(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** What was typed and refused is kept. */
    private static String lines(HttpServletRequest request, String kind, List<String> blocked) {
        String typed = request.getMethod().equals("POST") ? request.getParameter(kind) : null;
        return typed == null ? String.join("\n", blocked) : typed;
    }
}
