package io.rolecall.ingest.catalog;

import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether postings can be stored, and so whether pushes are taken. Asks with {@code ping}: the framework's own indicator asks
 * with a command that not every server with MongoDB's protocol knows.
 */
@Component("catalogStore")
final class CatalogHealth implements HealthIndicator {
    private final MongoTemplate mongo;

    CatalogHealth(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Health health() {
        try {
            mongo.executeCommand(new Document("ping", 1));
            return Health.up().build();
        } catch (DataAccessException e) {
            return Health.down()
                    .withDetail("error", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
