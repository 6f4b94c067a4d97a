package io.rolecall.search.project;

import static io.rolecall.testing.Postings.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Posting first = aPosting().build();
    private final Posting second = Postings.changed(first).title("Newer").build();
    private final Posting other = aPosting().build();

    @Test
    void ofOnePostingOnlyTheNewestVersionCountsWhateverTheOrder() {
        Batch batch = Batch.of(List.of(told(first), told(second), told(other), told(first)));
        assertThat(batch.steps()).hasSize(1);
        assertThat(batch.steps().getFirst().postings()).containsExactly(second, other);
    }

    @Test
    void anErasureTakesAwayWhatCameBefore() {
        Batch batch = Batch.of(List.of(told(first), told(other), erased(first)));
        assertThat(batch.steps()).hasSize(1);
        assertThat(batch.steps().getFirst().postings()).containsExactly(other);
        assertThat(batch.steps().getFirst().erased()).containsExactly(first.id());
    }

    @Test
    void whatComesBackAfterAnErasureIsAStepOfItsOwn() {
        Batch batch = Batch.of(List.of(told(second), erased(first), told(first)));
        assertThat(batch.steps()).hasSize(2);
        assertThat(batch.steps().get(0).erased()).containsExactly(first.id());
        assertThat(batch.steps().get(1).postings()).containsExactly(first);
    }

    @Test
    void poisonIsSetApartWithItsReason() {
        Batch batch = Batch.of(List.of(
                record(first.id().getBytes(UTF_8), "{}".getBytes(UTF_8)),
                record(null, "x".getBytes(UTF_8)),
                record(other.id().getBytes(UTF_8), told(first).value()),
                told(first)));
        assertThat(batch.poison()).extracting(Batch.Poison::reason).hasSize(3).doesNotContainNull();
        assertThat(batch.steps().getFirst().postings()).containsExactly(first);
    }

    @Test
    void nothingIsNoStep() {
        assertThat(Batch.of(List.of()).steps()).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> told(Posting posting) {
        return record(
                posting.id().getBytes(UTF_8),
                PostingCodec.encode(new PostingEvent.PostingPublished(Instant.EPOCH, posting)));
    }

    private static ConsumerRecord<byte[], byte[]> erased(Posting posting) {
        return record(posting.id().getBytes(UTF_8), null);
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>("postings", 0, 0, key, value);
    }
}
