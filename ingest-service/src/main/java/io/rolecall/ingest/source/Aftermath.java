package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Validators;
import io.rolecall.ingest.source.SourceState.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves behind for the next one, and for whoever looks at it.
 *
 * @param absent open postings that the list didn't name and that are counted
 * @param someAbsent whether there are any, as of the last complete list
 * @param hold what waits for the operator now; null where nothing does
 */
record Aftermath(
        int absent,
        boolean someAbsent,
        @Nullable Held hold,
        List<Integer> lengths,
        int emptyInARow,
        @Nullable Long released) {
    static Aftermath of(SourceState before, Ending ending, Instant started, boolean confirmed) {
        boolean counts = ending.how() == Ending.How.COMPLETE || ending.how() == Ending.How.GONE;
        if (!counts) {
            return new Aftermath(
                    0, before.absent(), before.held(), before.lengths(), before.emptyInARow(), before.released());
        }
        int left = ending.missing().count() - ending.closed();
        int empty = ending.listed() == 0 ? before.emptyInARow() + 1 : 0;
        return switch (ending.closings()) {
            case Closings.Hold(String reason, int _)
            when left > 0 -> {
                Held last = before.held();
                Held held = new Held(
                        reason,
                        left,
                        last == null ? started : last.since(),
                        last == null ? 1 : last.runs() + 1,
                        ending.missing().print());
                yield new Aftermath(0, false, held, before.lengths(), empty, null);
            }
            // The list is as short as it is from now on: that it was longer is no doubt any more.
            case Closings.Hold _ -> new Aftermath(0, false, null, List.of(ending.listed()), empty, null);
            case Closings.Close _ ->
                new Aftermath(
                        left,
                        left > 0,
                        null,
                        before.held() != null || confirmed
                                ? List.of(ending.listed())
                                : with(before.lengths(), ending.listed()),
                        empty,
                        null);
            case Closings.Keep() -> new Aftermath(0, false, null, before.lengths(), empty, before.released());
        };
    }

    private static List<Integer> with(List<Integer> lengths, int length) {
        List<Integer> all = new ArrayList<>(lengths);
        all.add(length);
        return all.subList(Math.max(0, all.size() - Closings.REMEMBERED), all.size());
    }

    int held() {
        return hold == null ? 0 : hold.postings();
    }

    @Nullable String heldReason() {
        return hold == null ? null : hold.reason();
    }

    SourceState state(SourceState before, Run run, Ending ending) {
        return before.after(
                run,
                ending.error() == null ? ending.validators() : Validators.NONE,
                ending.cursor(),
                lengths,
                emptyInARow,
                someAbsent,
                hold,
                released);
    }
}
