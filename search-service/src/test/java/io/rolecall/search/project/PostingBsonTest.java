package io.rolecall.search.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostingBsonTest {
    static Stream<Posting> postings() {
        Posting exact = Postings.aPosting()
                .seen(Instant.parse("2026-01-01T00:00:00.123456789Z"), Instant.parse("2026-01-02T00:00:00Z"))
                .build();
        return Stream.of(
                exact,
                Postings.javaEngineerInBerlin(),
                Postings.nurseInAustin(),
                Postings.remoteDesignerInTheUnitedStates(),
                Postings.closed(Postings.ausbildungInGermany()));
    }

    @ParameterizedTest
    @MethodSource("postings")
    void aPostingComesBackAsItWasWritten(Posting posting) {
        BsonDocument bson = new BsonDocument();
        new DocumentCodec()
                .encode(
                        new BsonDocumentWriter(bson),
                        PostingBson.write(posting),
                        EncoderContext.builder().build());
        Document read = new DocumentCodec()
                .decode(bson.asBsonReader(), DecoderContext.builder().build());
        assertThat(PostingBson.read(read)).isEqualTo(posting);
        assertThat(read).containsEntry("_id", posting.id()).doesNotContainKey("id");
        assertThat(read.get("version", Number.class).longValue()).isEqualTo(posting.version());
    }
}
