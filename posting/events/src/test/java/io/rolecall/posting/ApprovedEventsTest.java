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
                Arguments.of("published-least-v1.json", new PostingPublished(SEEN, least())),
                Arguments.of("published-with-facts-v1.json", new PostingPublished(SEEN, withFacts())));
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
        PostingParts parts = new PostingParts(
                        "acme",
                        "4711/ü",
                        "Senior C++ Engineer – \"Tooling\" 🛠",
                        new Organization("Åkerström & Söhne GmbH", "https://example.org/"))
                .url("https://example.org/jobs/4711")
                .locations(List.of(
                        new Location("Berlin, Germany", "Berlin", "DE.16", "DE", 52.52437, 13.41053, "2950159"),
                        Location.unresolved("The moon")))
                .workplace(Workplace.HYBRID)
                .applicantLocations(List.of(new Location("Remote (EU)", null, null, "DE", null, null, "DE")))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME, EmploymentType.CONTRACTOR))
                .level(Level.SENIOR)
                .pay(new Pay(
                        new BigDecimal("65000"), new BigDecimal("82500.50"), "EUR", Pay.Period.YEAR, Pay.Source.STATED))
                .description("<p>Work with <strong>C++</strong></p>")
                .descriptionText("Work with C++")
                .language("en")
                .category("Engineering")
                .datePosted(Instant.parse("2026-10-30T00:00:00Z"))
                .validThrough(Instant.parse("2027-01-31T23:59:59Z"))
                .seen(SEEN, SEEN.plusSeconds(60 * (version - 1)))
                .version(version);
        return closed
                ? parts.closed(SEEN.plusSeconds(120), ClosedReason.VANISHED).posting()
                : parts.posting();
    }

    static Posting least() {
        return new PostingParts("push", "1", "Cook", new Organization("Inn", null))
                .seen(SEEN, SEEN)
                .posting();
    }

    static Posting withFacts() {
        return full(1, Status.OPEN)
                .parts()
                .requisitionId("R-2026/17")
                .occupation(new Occupation("2512", "Software developers", "title: C++ Engineer"))
                .skills(List.of("C++", "Git"))
                .posting();
    }

    private static String approved(String file) throws IOException {
        try (var in = ApprovedEventsTest.class.getResourceAsStream("/approved/" + file)) {
            assertThat(in).as("approved/" + file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}
