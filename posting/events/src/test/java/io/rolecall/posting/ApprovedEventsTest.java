package io.rolecall.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingEvent.PostingChanged;
import io.rolecall.posting.PostingEvent.PostingClosed;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingEvent.PostingReopened;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files below {@code approved/} are records as they lie on topics of running deployments. A change of the wire form shows
 * as a change of a file in review. Files are added for new forms and never deleted: they prove that old records still read.
 */
class ApprovedEventsTest {
    static final Instant SEEN = Instant.parse("2026-11-02T08:15:30.123Z");

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("published-v1.json", new PostingPublished(SEEN, full(1, Status.OPEN))),
                Arguments.of(
                        "changed-v1.json",
                        new PostingChanged(
                                SEEN.plusSeconds(60),
                                full(2, Status.OPEN),
                                EnumSet.of(PostingField.PAY, PostingField.TITLE))),
                Arguments.of("closed-v1.json", new PostingClosed(SEEN.plusSeconds(120), full(3, Status.CLOSED))),
                Arguments.of("reopened-v1.json", new PostingReopened(SEEN.plusSeconds(180), full(4, Status.OPEN))),
                Arguments.of("published-least-v1.json", new PostingPublished(SEEN, least())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theFormOnTheWireIsTheApprovedOne(String file, PostingEvent.Update event) throws IOException {
        assertThat(new String(PostingCodec.encode(event), UTF_8)).isEqualTo(approved(file));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anApprovedRecordReadsAsTheEventItWas(String file, PostingEvent.Update event) throws IOException {
        assertThat(PostingCodec.decode(approved(file).getBytes(UTF_8))).isEqualTo(event);
    }

    @Test
    void membersOfLaterWritersAreIgnoredAndListsOfLaterSchemasMayBeMissing() throws IOException {
        PostingEvent.Update event = PostingCodec.decode(
                approved("published-by-another-writer-v1.json").getBytes(UTF_8));

        assertThat(event.posting().title()).isEqualTo("Pflegefachkraft (m/w/d)");
        assertThat(event.posting().locations()).isEmpty();
    }

    static Posting full(long version, Status status) {
        boolean closed = status == Status.CLOSED;
        return new Posting(
                "acme:4711/ü",
                "acme",
                "4711/ü",
                "https://example.org/jobs/4711",
                "Senior C++ Engineer – \"Tooling\" 🛠",
                new Organization("Åkerström & Söhne GmbH", "https://example.org/"),
                List.of(
                        new Location("Berlin, Germany", "Berlin", "DE.16", "DE", 52.52437, 13.41053, "2950159"),
                        Location.unresolved("The moon")),
                Workplace.HYBRID,
                List.of(new Location("Remote (EU)", null, null, "DE", null, null, "DE")),
                EnumSet.of(EmploymentType.FULL_TIME, EmploymentType.CONTRACTOR),
                Level.SENIOR,
                new Pay(new BigDecimal("65000"), new BigDecimal("82500.50"), "EUR", Pay.Period.YEAR, Pay.Source.STATED),
                "<p>Work with <strong>C++</strong></p>",
                "Work with C++",
                "en",
                "Engineering",
                Instant.parse("2026-10-30T00:00:00Z"),
                Instant.parse("2027-01-31T23:59:59Z"),
                SEEN,
                SEEN.plusSeconds(60 * (version - 1)),
                "acme:4711/ü",
                version,
                status,
                closed ? SEEN.plusSeconds(120) : null,
                closed ? ClosedReason.VANISHED : null);
    }

    static Posting least() {
        return new Posting(
                "push:1",
                "push",
                "1",
                null,
                "Cook",
                new Organization("Inn", null),
                List.of(),
                Workplace.UNKNOWN,
                List.of(),
                Set.of(),
                Level.UNKNOWN,
                null,
                "",
                "",
                null,
                null,
                null,
                null,
                SEEN,
                SEEN,
                "push:1",
                1,
                Status.OPEN,
                null,
                null);
    }

    private static String approved(String file) throws IOException {
        try (var in = ApprovedEventsTest.class.getResourceAsStream("/approved/" + file)) {
            assertThat(in).as("approved/" + file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}
