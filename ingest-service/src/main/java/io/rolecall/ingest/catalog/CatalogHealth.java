package io.rolecall.ingest.catalog;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Whether the database answers: by the look-up that all work begins with, which every server knows. */
@Component("catalogHealthIndicator")
class CatalogHealth extends AbstractHealthIndicator {
    private final MongoTemplate mongo;

    CatalogHealth(MongoTemplate mongo) {
        super("The database doesn't answer");
        this.mongo = mongo;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        mongo.findById("", org.bson.Document.class, Outbox.COLLECTION);
        health.up();
    }
}
