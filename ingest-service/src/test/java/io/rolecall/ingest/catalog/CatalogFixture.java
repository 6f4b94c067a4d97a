package io.rolecall.ingest.catalog;

import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The catalog without the rest of the service. */
public final class CatalogFixture {
    private CatalogFixture() {}

    public static Outbox outbox(MongoTemplate mongo) {
        return new Outbox(mongo);
    }

    public static Catalog catalog(MongoTemplate mongo, Outbox outbox) {
        return new Catalog(mongo, outbox, new Sightings(mongo), new Deadlines(mongo), Clock.systemUTC());
    }
}
