package io.rolecall.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
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

    @Test
    void anIdIsFoundWhateverElseIsAskedAndIsThereOnlyOnce() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            with(mongo, things -> {
                things.insertMany(List.of(thing("a", 1), thing(7, 2), thing(new Document("x", 1).append("y", "z"), 3)));

                assertThat(things.countDocuments(Filters.and(Filters.eq("_id", "a"), Filters.eq("n", 1))))
                        .isEqualTo(1);
                assertThat(things.countDocuments(Filters.and(Filters.eq("_id", "a"), Filters.eq("n", 2))))
                        .isZero();
                assertThat(things.countDocuments(Filters.and(Filters.in("_id", "a", 7), Filters.gt("n", 1))))
                        .isEqualTo(1);
                assertThat(things.countDocuments(Filters.gt("_id", "A"))).isEqualTo(1);
                assertThat(things.find(Filters.eq("_id", 7L)).first()).containsEntry("n", 2);
                assertThatThrownBy(() -> things.insertOne(thing("a", 4))).isInstanceOf(MongoWriteException.class);
                assertThatThrownBy(() -> things.insertOne(thing(7.0, 4))).isInstanceOf(MongoWriteException.class);
                assertThat(things.replaceOne(
                                        Filters.and(Filters.eq("_id", "a"), Filters.eq("n", 9)), new Document("n", 10))
                                .getMatchedCount())
                        .isZero();
                assertThat(things.deleteOne(Filters.eq("_id", 7)).getDeletedCount())
                        .isEqualTo(1);
                assertThat(things.find(new Document("_id.x", 1)).first()).containsEntry("n", 3);
            });
        }
    }

    @Test
    void aUniqueIndexHoldsAfterChangesAndInTheNextRun() {
        try (EmbeddedMongo mongo = EmbeddedMongo.onDisk(folder, 0)) {
            with(mongo, things -> {
                things.createIndex(Indexes.ascending("n", "m"), new IndexOptions().unique(true));
                things.insertMany(
                        List.of(thing(1, 1).append("m", "x"), thing("b", 2).append("m", "x")));
                things.updateOne(Filters.eq("_id", 1), Updates.set("m", "y"));
                things.insertOne(thing("c", 1).append("m", "x"));
                things.deleteOne(Filters.eq("_id", "b"));
            });
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.onDisk(folder, 0)) {
            with(mongo, things -> {
                assertThat(things.find(Filters.and(Filters.eq("n", 1), Filters.eq("m", "y")))
                                .first())
                        .containsEntry("_id", 1);
                assertThatThrownBy(() -> things.insertOne(thing("d", 1).append("m", "y")))
                        .isInstanceOf(MongoWriteException.class);
                things.insertOne(thing("e", 2).append("m", "x"));
                assertThat(things.countDocuments()).isEqualTo(3);
            });
        }
    }

    @Test
    void largeDocumentsComeBackAsTheyWereWhetherTheyCompressOrNot() {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Document plain = thing("noise", 1).append("bytes", new Binary(noise));
        Document words = thing("words", 2).append("text", "all work and no play ".repeat(1_000));
        try (EmbeddedMongo mongo = EmbeddedMongo.onDisk(folder, 0)) {
            with(mongo, things -> things.insertMany(List.of(plain, words)));
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.onDisk(folder, 0)) {
            with(
                    mongo,
                    things ->
                            assertThat(things.find().sort(Sorts.ascending("n"))).containsExactly(plain, words));
        }
    }

    @Test
    void aDroppedCollectionIsEmptyWhenItIsMadeAgain() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            with(mongo, things -> {
                things.insertOne(thing("a", 1));
                things.drop();
                assertThat(things.countDocuments()).isZero();
                things.insertOne(thing("a", 2));
                assertThat(things.find().first()).containsEntry("n", 2);
            });
        }
    }

    private static Document thing(Object id, int n) {
        return new Document("_id", id).append("n", n);
    }

    private static void with(EmbeddedMongo mongo, Consumer<MongoCollection<Document>> task) {
        try (var client = MongoClients.create(mongo.uri())) {
            task.accept(client.getDatabase("test").getCollection("things"));
        }
    }
}
