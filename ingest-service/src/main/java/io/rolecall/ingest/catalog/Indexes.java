package io.rolecall.ingest.catalog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Makes the indexes when the database answers. Without them everything is right, only slower. */
@Component
class Indexes implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Indexes.class);
    private final MongoTemplate mongo;
    private volatile boolean running;

    Indexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    private void create() {
        while (running) {
            try {
                // For questions that aren't by id; who guards a replacement by id and version finds by the id.
                mongo.indexOps(Deadlines.COLLECTION).createIndex(new Index("at", Sort.Direction.ASC));
                mongo.indexOps(Unseen.COLLECTION).createIndex(new Index("at", Sort.Direction.ASC));
                mongo.indexOps(Outbox.COLLECTION).createIndex(new Index("notedAt", Sort.Direction.ASC));
                return;
            } catch (DataAccessException e) {
                log.warn("The database doesn't answer yet: {}", e.getMessage());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("indexes").start(this::create);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
