package io.rolecall.ingest.intake;

import io.rolecall.ingest.catalog.Catalog;
import jakarta.annotation.PreDestroy;
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
