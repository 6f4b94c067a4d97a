package io.rolecall.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereInTheNextRun() {
        try (EmbeddedMongo mongo = EmbeddedMongo.onDisk(folder, 0)) {
            with(mongo, things -> things.insertOne(new Document("_id", "a").append("n", 1)));
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.onDisk(folder, 0)) {
            with(
                    mongo,
                    things -> assertThat(things.find(Filters.eq("_id", "a")).first())
                            .containsEntry("n", 1));
        }
    }

    @Test
    void aStoreInMemoryStartsEmpty() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            with(mongo, things -> assertThat(things.countDocuments()).isZero());
        }
    }

    @Test
    void aHealthCheckGetsItsAnswer() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                var client = MongoClients.create(mongo.uri())) {
            assertThat(client.getDatabase("test").runCommand(new Document("hello", 1)))
                    .containsEntry("isWritablePrimary", true)
                    .containsKey("maxWireVersion");
        }
    }

    private static void with(EmbeddedMongo mongo, Consumer<MongoCollection<Document>> task) {
        try (var client = MongoClients.create(mongo.uri())) {
            task.accept(client.getDatabase("test").getCollection("things"));
        }
    }
}
