package io.rolecall.ingest.page;

import io.rolecall.ingest.source.DryRuns;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run found, as it is shown.
 *
 * @param summary what became of the items
 * @param error why the list can't be read, or not on; null where it can
 */
record Tried(String summary, @Nullable String error, List<Shown> postings, List<RunRow.RefusalRow> refusals) {
    /** @param facts as they would be published; what isn't known is left out */
    record Shown(String title, @Nullable String url, List<String> facts, String beginning) {}

    static Tried of(DryRuns.Result result) {
        String which = result.whole() ? "The list has " : "Of the list's first ";
        String items = Say.count(result.fetched(), "item");
        String summary = which + items + (result.whole() ? ": " : ", ") + Say.number(result.open())
                + " would be published, " + Say.number(result.refused()) + " refused, " + Say.number(result.notOpen())
                + " not open. Nothing is stored yet.";
        return new Tried(
                summary,
                result.error() == null ? null : "The list " + reason(result.error()),
                result.postings().stream().map(Tried::shown).toList(),
                RunRow.refusals(result.refusals()));
    }

    private static String reason(String error) {
        boolean predicate = error.startsWith("is ")
                || error.startsWith("was ")
                || error.startsWith("could ")
                || error.startsWith("has ");
        return (predicate ? "" : "can't be read: ") + Say.bounded(error, 500);
    }

    private static Shown shown(Posting posting) {
        List<String> facts = new ArrayList<>();
        facts.add(posting.organization().name());
        String places =
                posting.locations().stream().map(Location::text).limit(5).collect(Collectors.joining(" / "));
        if (!places.isEmpty()) {
            facts.add(places);
        }
        add(facts, posting.workplace());
        posting.employmentTypes().forEach(type -> add(facts, type));
        add(facts, posting.level());
        if (posting.pay() != null) {
            facts.add(pay(posting.pay()));
        }
        day(facts, "posted ", posting.datePosted());
        // A whole day ends with the midnight at which the next one begins.
        day(
                facts,
                "until ",
                posting.validThrough() == null ? null : posting.validThrough().minusMillis(1));
        return new Shown(
                posting.title(),
                posting.url(),
                List.copyOf(facts),
                Say.bounded(posting.descriptionText().replaceAll("\\s+", " ").strip(), 240));
    }

    private static void add(List<String> facts, Enum<?> fact) {
        if (!fact.name().startsWith("UN")) {
            facts.add(fact.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private static String pay(Pay pay) {
        String min = pay.min() == null ? "" : pay.min().toPlainString();
        String max = pay.max() == null ? "" : pay.max().toPlainString();
        String amount = min.equals(max)
                ? min
                : min.isEmpty() ? "up to " + max : max.isEmpty() ? "from " + min : min + "–" + max;
        return amount + " " + pay.currency() + " a " + pay.period().name().toLowerCase(Locale.ROOT);
    }

    private static void day(List<String> facts, String word, @Nullable Instant moment) {
        if (moment != null) {
            facts.add(word + moment.atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }
}
