package io.rolecall.ingest.catalog;

import io.rolecall.ingest.cluster.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The catalog without the rest of the service. */
public final class CatalogFixture {
    private CatalogFixture() {}

    public static Outbox outbox(MongoTemplate mongo) {
        return new Outbox(mongo);
    }

    public static Catalog catalog(MongoTemplate mongo, Outbox outbox) {
        CatalogSettings settings = new CatalogSettings(Duration.ofSeconds(20), Duration.ofDays(90), Duration.ZERO);
        Entries entries = new Entries(mongo);
        Sightings sightings = new Sightings(mongo, settings);
        Saving saving = new Saving(
                entries, outbox, new Deadlines(mongo, settings), new Unseen(mongo), sightings, Clock.systemUTC());
        Vacancies vacancies = new Vacancies(ClusterFixture.clusters(mongo), entries);
        return new Catalog(entries, vacancies, saving, sightings);
    }
}
