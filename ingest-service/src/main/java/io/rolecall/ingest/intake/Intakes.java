package io.rolecall.ingest.intake;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.Normalizer;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import org.springframework.stereotype.Component;

/** The door: an intake for each push and each reading of a source. They share the cores. */
@Component
public class Intakes {
    private final Catalog catalog;
    private final IntakeSettings settings;
    private final Reader reader;
    private final ForkJoinPool workers = new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    Intakes(Catalog catalog, IntakeSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.reader = new Reader(ReadingCode.digest());
        workers.execute(Intakes::loadTables);
    }

    /** So that the first posting doesn't wait for places, occupations and skills to be loaded. */
    private static void loadTables() {
        Draft any = new Draft("none", "none")
                .title("Nurse")
                .organization("Clinic", null)
                .place("Lyon, France", null)
                .text("We look for a nurse who likes to work in a team.");
        Normalizer.normalize(any, Instant.EPOCH);
    }

    /** For one thread. */
    public <T> Intake<T> open(Outcome<T> outcome) {
        return new Intake<>(catalog, settings, reader, workers, outcome);
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }
}
