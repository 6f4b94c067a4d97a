package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.deliver.Outlook;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import io.rolecall.query.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts together what the alert asks, what its subscriber blocks, what the posting says and what the ledger knows. */
@Component
class Explanations {
    private static final Query ANYTHING = Query.parse(Map.of());
    private final Rows rows;
    private final Subscribers subscribers;
    private final SearchService search;
    private final Outlook outlook;
    private final Clock clock;

    Explanations(Rows rows, Subscribers subscribers, SearchService search, Outlook outlook, Clock clock) {
        this.outlook = outlook;
        this.rows = rows;
        this.subscribers = subscribers;
        this.search = search;
        this.clock = clock;
    }

    Explanation of(Alert alert, String postingId) {
        Optional<Row> told = rows.ofPosting(alert, postingId);
        Subscriber owner = alert.subscriberId() == null
                ? null
                : subscribers.find(alert.subscriberId()).orElse(null);
        return switch (search.posting(postingId)) {
            case SearchService.Lookup.Known(Posting posting) ->
                known(
                        alert,
                        owner,
                        posting,
                        told.or(() -> rows.find(alert.id(), posting.clusterId()))
                                .orElse(null));
            case SearchService.Lookup.Unknown() ->
                told.map(row -> fromLedger(alert, owner, postingId, row))
                        .orElseThrow(() -> new InvalidRequestException(
                                HttpStatus.NOT_FOUND, "posting", "There is no posting of this id."));
            case SearchService.Lookup.Away() ->
                told.map(row -> fromLedger(alert, owner, postingId, row))
                        .orElseThrow(() -> new InvalidRequestException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "posting",
                                "The search does not answer, and this posting is not in the ledger. Try again soon."));
        };
    }

    private Explanation known(Alert alert, @Nullable Subscriber owner, Posting posting, @Nullable Row row) {
        AnalysedPosting analysed = AnalysedPosting.of(posting);
        List<Reason> reasons = Evaluator.explain(alert.query(), analysed);
        List<Reason> blocks =
                owner == null ? List.of() : stopping(owner.preferences().blocks(), analysed);
        boolean asked = reasons.stream().allMatch(Reason::satisfied);
        List<Explanation.Other> others = others(alert, owner, posting.clusterId());
        return new Explanation(
                alert.id(),
                posting.id(),
                asked && blocks.isEmpty(),
                reasons,
                blocks,
                posting.open(),
                posting.firstSeen(),
                since(alert, owner),
                alert.state().word(),
                row == null ? null : MatchView.of(row),
                others,
                row == null ? untold(alert, owner, posting, asked, blocks) : told(alert, owner, row, others));
    }

    private Explanation fromLedger(Alert alert, @Nullable Subscriber owner, String postingId, Row row) {
        List<Explanation.Other> others = others(alert, owner, row.clusterId());
        return new Explanation(
                alert.id(),
                postingId,
                null,
                null,
                null,
                null,
                null,
                since(alert, owner),
                alert.state().word(),
                MatchView.of(row),
                others,
                told(alert, owner, row, others));
    }

    /** Each block by itself, so that the one is named that stops it. */
    private static List<Reason> stopping(Blocks blocks, AnalysedPosting posting) {
        Stream<Query> names = Stream.concat(blocks.organizations().stream(), blocks.agencies().stream())
                .map(name -> ANYTHING.without(List.of(name), List.of()));
        Stream<Query> words = blocks.words().stream().map(word -> ANYTHING.without(List.of(), List.of(word)));
        return Stream.concat(names, words)
                .flatMap(block -> Evaluator.explain(block, posting).stream())
                .filter(reason -> !reason.satisfied())
                .toList();
    }

    private List<Explanation.Other> others(Alert alert, @Nullable Subscriber owner, String clusterId) {
        if (owner == null) {
            return List.of();
        }
        List<String> keys = owner.alertIds().stream()
                .filter(id -> !id.equals(alert.id()))
                .map(id -> id + "|" + clusterId)
                .toList();
        return rows.find(keys).values().stream()
                .map(row -> new Explanation.Other(row.alertId(), row.state().word(), row.sentAt()))
                .toList();
    }

    private static @Nullable Instant since(Alert alert, @Nullable Subscriber owner) {
        Instant since = alert.activeSince();
        Instant pause = owner == null ? null : owner.preferences().pausedUntil();
        return since != null && pause != null && pause.isAfter(since) ? pause : since;
    }

    private String told(Alert alert, @Nullable Subscriber owner, Row row, List<Explanation.Other> others) {
        String found = "Its vacancy was found at " + row.matchedAt();
        return switch (row.state()) {
            case SENT ->
                found + " and told at " + row.sentAt()
                        + (outlook.throughAnother(row)
                                ? ", in a message that another alert of the same subscriber, or the vacancy that it was counted to"
                                        + " before, had found it for"
                                : "")
                        + "." + again(row, owner);
            case PENDING ->
                found + " and " + outlook.waits(alert, owner, row) + (row.reposted() ? " It was posted again." : "");
            case WITHDRAWN ->
                found
                        + (others.stream().anyMatch(other -> other.sentAt() != null)
                                ? " and told through another alert of the same subscriber."
                                : " and closed before it was told.");
        };
    }

    private static String again(Row row, @Nullable Subscriber owner) {
        String times = row.episode() > 1 ? " That was the " + row.episode() + ". time: it had been posted again." : "";
        Reposts wished =
                owner == null ? new Reposts.Never() : owner.preferences().reposts();
        return times
                + switch (wished) {
                    case Reposts.Never _ -> " It is not told again, even if it is posted again.";
                    case Reposts.AfterDays(int days) ->
                        " It is told again only if it is posted again " + days + " days or more after that.";
                    case Reposts.Always _ -> " It is told again only if it is posted again.";
                };
    }

    private String untold(
            Alert alert, @Nullable Subscriber owner, Posting posting, boolean asked, List<Reason> blocks) {
        if (!asked) {
            return "It does not fit the alert: see the reasons that are not satisfied.";
        }
        if (!blocks.isEmpty()) {
            return "It fits, but its subscriber blocks it: " + blocks.getFirst().asked() + ".";
        }
        if (!posting.open()) {
            return "It fits, but it is closed since " + posting.closedAt() + ".";
        }
        if (alert.state() != AlertState.ACTIVE) {
            return "It fits, but the alert is " + alert.state().word() + ".";
        }
        Instant since = since(alert, owner);
        if (since != null && since.isAfter(clock.instant())) {
            return "It fits, but all alerts of its subscriber are paused until " + since + ".";
        }
        return since != null && posting.firstSeen().isBefore(since)
                ? "It fits, but was there before the alert, which tells what happens since " + since + "."
                : "It fits, and is being matched right now, or there was nobody to tell it to when it came.";
    }
}
