package io.rolecall.notify.operator;

import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.notify.channel.mail.Suppression;
import io.rolecall.notify.channel.mail.Suppressions;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The mailboxes that get no more mail, the newest first. */
@OperatorPage
class SuppressedPage {
    private static final int LISTED = 200;

    private final Suppressions suppressions;
    private final Subscribers subscribers;
    private final Clock clock;

    SuppressedPage(Suppressions suppressions, Subscribers subscribers, Clock clock) {
        this.suppressions = suppressions;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** @param to the address; null where it was erased and only what is derived from it is known */
    record Entry(
            @Nullable String to,
            String kind,
            String trouble,
            String since,
            @Nullable String until) {}

    @GetMapping(OperatorRoom.PATH + "/suppressed")
    String suppressed(Model model) {
        Instant now = clock.instant();
        List<Suppression> some = suppressions.newest(LISTED).stream()
                .filter(s -> s.trouble(now) != null)
                .toList();
        Map<String, Subscriber> known =
                subscribers.findAll(some.stream().map(Suppression::mailbox).toList());
        model.addAttribute(
                "entries",
                some.stream().map(s -> entry(s, known.get(s.mailbox()), now)).toList());
        model.addAttribute("full", some.size() == LISTED);
        return "operator/suppressed";
    }

    private static Entry entry(Suppression s, @Nullable Subscriber known, Instant now) {
        Suppression.Kind kind = s.kind();
        Instant until = s.until();
        return new Entry(
                known == null ? null : known.mailbox(),
                kind == null ? "" : kind.word(),
                String.valueOf(s.trouble(now)),
                Say.at(s.at()),
                until == null ? null : Say.at(until));
    }
}
