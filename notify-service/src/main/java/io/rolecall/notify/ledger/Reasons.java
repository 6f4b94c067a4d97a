package io.rolecall.notify.ledger;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says why rows were found, when somebody is to read it: from the posting as it was found and the alert's query as it is now. A row
 * that was told has its reasons already, and keeps them.
 */
@Component
public class Reasons {
    private final Finds finds;

    Reasons(Finds finds) {
        this.finds = finds;
    }

    /**
     * @param rows by id, in their order, with reasons as far as those are known
     * @param over the ids of those that the query, which was changed since, does not find any more; also among the rows
     */
    public record Given(Map<String, Row> rows, Set<String> over) {}

    /** @param query of an alert, by its id; null where there is none any more */
    public Given give(Collection<Row> rows, Function<String, @Nullable Query> query) {
        Map<String, Found> found = finds.find(
                rows.stream().filter(Reasons::wanting).map(Row::clusterId).collect(Collectors.toSet()));
        Map<Found.Entry, AnalysedPosting> analysed = new HashMap<>();
        Map<String, Row> given = new LinkedHashMap<>();
        Set<String> over = new HashSet<>();
        for (Row row : rows) {
            given.put(row.id(), row);
            Found its = wanting(row) ? found.get(row.clusterId()) : null;
            Found.Entry entry = its == null ? null : its.entry(row);
            Query asked = entry == null ? null : query.apply(row.alertId());
            if (entry == null || asked == null) {
                continue;
            }
            AnalysedPosting posting = analysed.get(entry);
            if (posting == null) {
                Posting unpacked = entry.unpacked();
                if (unpacked == null) {
                    continue;
                }
                posting = AnalysedPosting.of(unpacked);
                analysed.put(entry, posting);
            }
            if (Evaluator.matches(asked, posting)) {
                List<Why> why =
                        Evaluator.explain(asked, posting).stream().map(Why::of).toList();
                given.put(row.id(), row.because(why));
            } else {
                over.add(row.id());
            }
        }
        return new Given(given, over);
    }

    /** Of a row that waits nobody has said yet why; what becomes of a posting has its find's reasons. */
    static boolean wanting(Row row) {
        return row.waiting() && row.after() == null && row.why().isEmpty();
    }
}
