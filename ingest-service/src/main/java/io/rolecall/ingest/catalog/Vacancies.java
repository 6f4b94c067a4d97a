package io.rolecall.ingest.catalog;

import static java.util.stream.Collectors.toSet;

import io.rolecall.ingest.catalog.Change.Changed;
import io.rolecall.ingest.catalog.Change.Closed;
import io.rolecall.ingest.catalog.Change.Material;
import io.rolecall.ingest.catalog.Change.Moved;
import io.rolecall.ingest.catalog.Change.New;
import io.rolecall.ingest.catalog.Change.Reopened;
import io.rolecall.ingest.cluster.Clusters;
import io.rolecall.posting.Posting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives each posting that is about to be saved the cluster of its vacancy. */
@Component
class Vacancies {
    private final Clusters clusters;
    private final Entries entries;

    Vacancies(Clusters clusters, Entries entries) {
        this.clusters = clusters;
        this.entries = entries;
    }

    /** The same changes, by posting id and in their order, with the clusters of their postings decided. */
    Map<String, Saving.Wanted> decided(Map<String, Saving.Wanted> changes) {
        List<Clusters.Arrival> arrivals = new ArrayList<>(changes.size());
        for (Saving.Wanted wanted : changes.values()) {
            if (reads(wanted.change(), wanted.before())) {
                arrivals.add(new Clusters.Arrival(wanted.change().after(), wanted.before()));
            }
        }
        if (arrivals.isEmpty()) {
            return changes;
        }
        Map<String, String> assigned = clusters.assign(arrivals, this::open);
        Map<String, Saving.Wanted> decided = new LinkedHashMap<>();
        changes.forEach((id, wanted) -> {
            Material change = wanted.change();
            String cluster = assigned.get(id);
            decided.put(
                    id,
                    cluster == null || cluster.equals(change.after().clusterId())
                            ? wanted
                            : wanted.with(in(cluster, change)));
        });
        return decided;
    }

    private Set<String> open(Set<String> ids) {
        return entries.prints(ids).values().stream()
                .filter(Print::open)
                .map(Print::id)
                .collect(toSet());
    }

    /** These postings are about to be erased. */
    void forget(Collection<Entry> gone) {
        clusters.forget(gone.stream().map(Entry::posting).toList());
    }

    /** Whether it may say something else than before: what ends or was moved says nothing new. */
    private static boolean reads(Material change, @Nullable Posting stored) {
        return switch (change) {
            case New _, Changed _, Reopened _ -> true;
            case Closed _ -> stored == null;
            case Moved _ -> false;
        };
    }

    private static Material in(String cluster, Material change) {
        Posting after = change.after().parts().clusterId(cluster).posting();
        return switch (change) {
            case New _ -> new New(after);
            case Changed(var _, var fields) -> new Changed(after, fields);
            case Reopened _ -> new Reopened(after);
            case Closed _ -> new Closed(after);
            case Moved _ -> new Moved(after);
        };
    }
}
