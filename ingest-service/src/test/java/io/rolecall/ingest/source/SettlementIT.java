package io.rolecall.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.CatalogFixture;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class SettlementIT {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final MongoClient client = MongoClients.create(Infrastructure.mongoUri());
    private final MongoTemplate mongo = new MongoTemplate(
            client, "settlement_" + UUID.randomUUID().toString().substring(0, 8));
    private final Segments segments = new Segments(mongo);
    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = CatalogFixture.catalog(mongo, CatalogFixture.outbox(mongo));
        for (String id : List.of("a", "b", "c")) {
            catalog.observe(List.of(new Observation.Seen(Postings.aPosting()
                    .source("s")
                    .externalId(id)
                    .seen(NOW, NOW)
                    .build())));
        }
        new Inventory("s", segments).note(List.of("a", "b", "c"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Settlement list(Instant at, String... named) {
        Inventory inventory = new Inventory("s", segments);
        for (String id : named) {
            inventory.register.mark(inventory.register.add(Register.key(id)), Register.NAMED);
        }
        return new Settlement("s", catalog, inventory, new Tally(), at, () -> {}, () -> {});
    }

    private boolean open(String id) {
        return catalog.find("s:" + id).orElseThrow().posting().open();
    }

    @Test
    void whatIsMissingFromPagesIsClosedTheFourthTimeInARow() {
        for (int i = 0; i < 3; i++) {
            list(NOW, "a").missed(Closings.REPEATED);
        }
        list(NOW, "a", "b").missed(Closings.REPEATED);
        assertThat(open("b")).isTrue();
        assertThat(open("c")).as("missing four times").isFalse();
        for (int i = 0; i < 3; i++) {
            list(NOW, "a").missed(Closings.REPEATED);
        }
        assertThat(open("b")).as("missing three times since it was named").isTrue();
        list(NOW, "a").missed(Closings.REPEATED);
        assertThat(open("b")).isFalse();
        assertThat(open("a")).isTrue();
    }

    @Test
    void whatNoListWouldCloseEndsSomeTimeAfterItWasLastNamed() {
        Duration expiry = Duration.ofDays(30);
        list(NOW, "a").ended(expiry);
        Instant later = NOW.plus(29, ChronoUnit.DAYS);
        list(later).ended(expiry);
        assertThat(open("b")).isTrue();
        list(NOW.plus(31, ChronoUnit.DAYS)).ended(expiry);
        assertThat(open("b")).isFalse();
        assertThat(catalog.find("s:c").map(Catalog.Known::posting).map(Posting::closedReason))
                .contains(ClosedReason.EXPIRED);
    }

    @Test
    void manySmallSegmentsBecomeFewAndLoseNothing() {
        Inventory inventory = new Inventory("s", segments);
        for (int i = 0; i < 40; i++) {
            int first = i * 100;
            List<String> ids =
                    IntStream.range(first, first + 100).mapToObj(n -> "n" + n).toList();
            ids.forEach(id -> inventory.register.mark(
                    inventory.register.add(Register.key(id)), (byte) (Register.KNOWN | Register.NAMED)));
            inventory.note(ids);
        }
        new Settlement("s", catalog, inventory, new Tally(), NOW, () -> {}, () -> {}).kept();
        Inventory again = new Inventory("s", segments);
        assertThat(again.size()).isEqualTo(4_003);
        int[] documents = {0};
        segments.each("s", (_, _) -> documents[0]++);
        assertThat(documents[0]).isLessThan(5);
        segments.delete("s");
        assertThat(new Inventory("s", segments).size()).isZero();
    }
}
