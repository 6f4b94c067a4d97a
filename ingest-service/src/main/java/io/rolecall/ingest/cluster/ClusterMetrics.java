package io.rolecall.ingest.cluster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many postings joined a cluster by each kind of evidence, how many are the first of theirs, and what was refused. */
@Component
class ClusterMetrics {
    private final Map<Kind, Counter> joined = new EnumMap<>(Kind.class);
    private final Map<Veto, Counter> vetoed = new EnumMap<>(Veto.class);
    private final Counter ambiguous;
    private final Counter decided;

    ClusterMetrics(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            joined.put(
                    kind,
                    Counter.builder("rolecall.ingest.cluster.joined")
                            .description("Postings that joined others of their vacancy, by the evidence that decided")
                            .tag("evidence", kind.name().toLowerCase(java.util.Locale.ROOT))
                            .register(registry));
        }
        for (Veto veto : Veto.values()) {
            vetoed.put(
                    veto,
                    Counter.builder("rolecall.ingest.cluster.vetoed")
                            .description("Postings that evidence would have joined to others, and why they did not")
                            .tag("reason", veto.name().toLowerCase(java.util.Locale.ROOT))
                            .register(registry));
        }
        ambiguous = Counter.builder("rolecall.ingest.cluster.ambiguous")
                .description("Postings whose text is that of several vacancies, and so of none")
                .register(registry);
        decided = Counter.builder("rolecall.ingest.cluster.decided")
                .description("Postings for which a cluster was decided")
                .register(registry);
    }

    void count(Decider.Decision decision) {
        decided.increment();
        if (decision.joined() != null) {
            java.util.Objects.requireNonNull(joined.get(decision.joined())).increment();
        } else if (decision.veto() != null) {
            java.util.Objects.requireNonNull(vetoed.get(decision.veto())).increment();
        } else if (decision.ambiguous()) {
            ambiguous.increment();
        }
    }
}
