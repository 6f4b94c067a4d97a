package io.rolecall.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.EncodedEvent;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the catalog stores and has to tell; nobody tells it here. */
class CatalogIT {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private MongoClient client;
    private MongoTemplate mongo;
    private Outbox outbox;
    private Catalog catalog;

    @BeforeEach
    void open() {
        client = MongoClients.create(Infrastructure.mongoUri());
        mongo = new MongoTemplate(
                client, "catalog_" + UUID.randomUUID().toString().substring(0, 8));
        outbox = CatalogFixture.outbox(mongo);
        catalog = CatalogFixture.catalog(mongo, outbox);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void changesThatNobodyWasToldOfAreToldAsOne() throws InterruptedException {
        catalog.observe(List.of(seen("1", "A", NOW)));
        catalog.observe(List.of(seen("1", "B", NOW)));
        assertThat(newest("1").decoded())
                .as("nobody has heard of it")
                .isInstanceOf(PostingEvent.PostingPublished.class)
                .satisfies(event -> assertThat(event.posting().version()).isEqualTo(2));

        tellAll();
        catalog.observe(List.of(seen("1", "C", NOW)));
        assertThat(newest("1").decoded()).isInstanceOf(PostingEvent.PostingChanged.class);
    }

    @Test
    void whoOvertakesABatchIsSeenByWhoTellsIt() throws InterruptedException {
        catalog.observe(List.of(seen("1", "A", NOW), seen("2", "A", NOW)));
        Outbox.Saved first = outbox.next(10, Duration.ofSeconds(5)).getFirst();
        catalog.observe(List.of(seen("2", "B", NOW)));

        Note overtaken = outbox.forget(first.note().key(), 0).orElseThrow();
        assertThat(overtaken.overtaken()).containsExactly("t:2");
        assertThat(outbox.forget(overtaken.key(), overtaken.marks())).isEmpty();
        assertThat(outbox.size()).as("the second batch").isEqualTo(1);
    }

    @Test
    void anErasedPostingIsGoneAndToBeToldAsGone() throws InterruptedException {
        catalog.observe(List.of(seen("1", "A", NOW), seen("2", "A", NOW)));
        catalog.observe(List.of(new Observation.Same("t:1", NOW.plusSeconds(60))));
        tellAll();

        catalog.erase(Set.of("t:1", "t:9"));

        assertThat(catalog.find("t:1")).isEmpty();
        assertThat(catalog.find("t:2")).isPresent();
        assertThat(mongo.findById("t:1", Document.class, "sightings")).isNull();
        List<Note> notes = outbox.notedBefore(Instant.now().plusSeconds(1), 10);
        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note.erases()).isTrue();
            assertThat(note.versions()).containsOnlyKeys("t:1");
        });
    }

    @Test
    void aPostingClosedForLongIsForgottenAndOneReopenedIsNot() throws InterruptedException {
        Instant longAgo = NOW.minus(91, ChronoUnit.DAYS);
        catalog.observe(List.of(seen("old", "A", longAgo), seen("back", "A", longAgo), seen("new", "A", longAgo)));
        catalog.observe(List.of(gone("old", longAgo), gone("back", longAgo), gone("new", NOW)));
        catalog.observe(List.of(seen("back", "A", NOW)));
        CatalogSettings settings = new CatalogSettings(Duration.ofSeconds(20), Duration.ofDays(90), Duration.ZERO);
        Deadlines deadlines = new Deadlines(mongo, settings);
        Expiry expiry = new Expiry(catalog, deadlines, settings, Clock.fixed(NOW, ZoneOffset.UTC));

        expiry.sweep();

        assertThat(catalog.find("t:old")).isEmpty();
        assertThat(catalog.find("t:back")).isPresent();
        assertThat(catalog.find("t:new")).isPresent();
        assertThat(mongo.findAll(Document.class, Deadlines.COLLECTION))
                .extracting(deadline -> deadline.getString("_id"))
                .containsExactly("t:new");
        assertThat(deadlines.due(NOW)).isFalse();
    }

    @Test
    void whatReadsAsItReadBeforeIsKnownFromItsPrint() {
        Posting posting = one("1", "A", NOW).build();
        catalog.observe(List.of(new Observation.Seen(posting, "r1")));
        assertThat(catalog.prints(Set.of("t:1")).same("t:1", "r1", NOW)).isTrue();
        assertThat(catalog.prints(Set.of("t:1")).same("t:1", "r2", NOW)).isFalse();
        assertThat(catalog.prints(Set.of("t:2")).same("t:2", "r1", NOW)).isFalse();

        // Another reading of the same: no change, and known from now on.
        List<Change> changes = catalog.observe(List.of(new Observation.Seen(posting, "r2")));
        assertThat(changes).singleElement().isInstanceOf(Change.Unchanged.class);
        assertThat(catalog.prints(Set.of("t:1")).same("t:1", "r2", NOW)).isTrue();

        catalog.observe(List.of(gone("1", NOW)));
        assertThat(catalog.prints(Set.of("t:1")).same("t:1", "r2", NOW))
                .as("a closed one is reopened")
                .isFalse();
    }

    @Test
    void oldKnowledgeOfAPostingIsFoundOutWhenItIsSaved() {
        Prints before = catalog.prints(Set.of("t:1", "t:2"));
        catalog.observe(List.of(seen("1", "A", NOW)));

        List<Change> changes = catalog.observe(List.of(seen("1", "B", NOW), seen("2", "B", NOW)), before);

        assertThat(changes.get(0)).isInstanceOf(Change.Changed.class);
        assertThat(changes.get(1)).isInstanceOf(Change.New.class);
        assertThat(newest("1").version()).isEqualTo(2);
    }

    private EncodedEvent newest(String id) {
        return catalog.newest(Set.of("t:" + id)).get("t:" + id);
    }

    private void tellAll() throws InterruptedException {
        for (Note note : outbox.notedBefore(Instant.now().plusSeconds(1), 100)) {
            outbox.forget(note.key(), note.marks());
        }
        outbox.flowing(false);
    }

    private static Observation seen(String id, String title, Instant at) {
        return new Observation.Seen(one(id, title, at).build());
    }

    private static Observation gone(String id, Instant at) {
        return new Observation.Gone("t:" + id, ClosedReason.VANISHED, at);
    }

    private static PostingBuilder one(String id, String title, Instant at) {
        return Postings.aPosting().source("t").externalId(id).title(title).seen(at, at);
    }
}
