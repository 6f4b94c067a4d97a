package io.rolecall.search.project;

import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Tells operators whether MongoDB answers. No part of a probe: searches don't need it, and what is to be written waits. */
@Component("mongodb")
final class ProjectionHealth extends AbstractHealthIndicator {
    private final MongoDatabaseFactory mongo;

    ProjectionHealth(MongoDatabaseFactory mongo) {
        super("MongoDB doesn't answer");
        this.mongo = mongo;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        mongo.getMongoDatabase().runCommand(new Document("ping", 1));
        health.up();
    }
}
