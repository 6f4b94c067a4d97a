package io.rolecall.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingField;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void theFirstSightingIsNew() {
        assertThat(Change.of(null, seen("A", NOW))).isInstanceOf(Change.New.class);
    }

    @Test
    void theSameAgainIsUnchangedWhateverTheTime() {
        assertThat(Change.of(stored("A"), seen("A", LATER))).isInstanceOf(Change.Unchanged.class);
    }

    @Test
    void anotherTitleIsAChangeThatNamesIt() {
        Change.Changed change = (Change.Changed) Change.of(stored("A"), seen("B", LATER));
        assertThat(change.fields()).containsExactly(PostingField.TITLE);
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.after().firstSeen()).isEqualTo(NOW);
        assertThat(change.after().lastSeen()).isEqualTo(LATER);
    }

    @Test
    void whatAlertsAskForIsNamedAlsoWhereItIsCosmetic() {
        Posting before = Postings.aPosting()
                .externalId("1")
                .url("https://a.example/1")
                .category("Kitchen")
                .language("en")
                .build();
        Posting after = Postings.aPosting()
                .externalId("1")
                .url("https://a.example/1")
                .category("Bakery")
                .language("fr")
                .build();
        Change.Changed change = (Change.Changed) Change.of(before, new Observation.Seen(after));
        assertThat(change.fields()).containsExactlyInAnyOrder(PostingField.CATEGORY, PostingField.LANGUAGE);
        assertThat(change.fields()).noneMatch(PostingField::material);
    }

    @Test
    void aTrackingParameterIsNoChange() {
        Posting before = Postings.aPosting()
                .externalId("1")
                .url("https://a.example/1?utm_source=x&job=1")
                .build();
        Posting after = Postings.aPosting()
                .externalId("1")
                .url("https://a.example/1?job=1&utm_source=y&gh_src=z")
                .build();
        assertThat(Change.of(before, new Observation.Seen(after))).isInstanceOf(Change.Unchanged.class);
        assertThat(Content.withoutTracking("https://a.example/?utm_source=x#top"))
                .isEqualTo("https://a.example/#top");
        assertThat(Content.withoutTracking("https://a.example/?format=1")).isEqualTo("https://a.example/?format=1");
    }

    @Test
    void goneClosesOnceAndComesBackAsReopened() {
        Change.Closed closed = (Change.Closed) Change.of(stored("A"), gone(LATER));
        assertThat(closed.after().closedReason()).isEqualTo(ClosedReason.VANISHED);
        assertThat(closed.after().lastSeen())
                .as("when it vanished it wasn't seen")
                .isEqualTo(NOW);
        assertThat(Change.of(closed.after(), gone(LATER))).isInstanceOf(Change.Unchanged.class);
        Change.Reopened reopened = (Change.Reopened) Change.of(closed.after(), seen("A", LATER));
        assertThat(reopened.after().version()).isEqualTo(3);
        assertThat(reopened.after().open()).isTrue();
    }

    @Test
    void goneSaysNothingAboutWhatWasNeverSeen() {
        assertThat(Change.of(null, gone(NOW))).isInstanceOf(Change.Unchanged.class);
    }

    @Test
    void whatHasExpiredIsClosedAndStaysSo() {
        Posting late = Postings.aPosting()
                .externalId("1")
                .validThrough(NOW.minusSeconds(1))
                .seen(NOW, NOW)
                .build();
        Change.Closed closed = (Change.Closed) Change.of(null, new Observation.Seen(late));
        assertThat(closed.after().closedReason()).isEqualTo(ClosedReason.EXPIRED);
        assertThat(Change.of(closed.after(), new Observation.Seen(late))).isInstanceOf(Change.Unchanged.class);
    }

    /** A model: the list of what was observed decides alone, and versions count the changes. */
    @Property(tries = 500)
    void anyHistoryHasOneVersionAChangeAndEndsAsLastObserved(@ForAll("histories") List<Step> history) {
        Posting stored = null;
        long changes = 0;
        Instant at = NOW;
        for (Step step : history) {
            at = at.plus(Duration.ofMinutes(1));
            Change change = Change.of(stored, step.observation(at));
            boolean wasOpen = stored != null && stored.open();
            boolean differs = !wasOpen && step.title != null || wasOpen && !Objects.equals(stored.title(), step.title);
            assertThat(change instanceof Change.Material).isEqualTo(differs);
            if (change instanceof Change.Material material) {
                changes++;
                stored = material.after();
                assertThat(stored.version()).isEqualTo(changes);
                assertThat(Change.event(material, at).posting()).isEqualTo(stored);
                assertThat(kind(Change.event(material, at), wasOpen, changes)).isTrue();
            }
            assertThat(stored == null || stored.open() == (step.title != null)).isTrue();
            assertThat(Change.of(stored, step.observation(at)))
                    .as("observed twice")
                    .isInstanceOf(Change.Unchanged.class);
        }
    }

    private static boolean kind(PostingEvent.Update event, boolean wasOpen, long changes) {
        return switch (event) {
            case PostingEvent.PostingPublished _ -> changes == 1;
            case PostingEvent.PostingChanged changed ->
                wasOpen && changed.changed().equals(java.util.Set.of(PostingField.TITLE));
            case PostingEvent.PostingClosed _ -> wasOpen;
            case PostingEvent.PostingReopened _ -> !wasOpen && changes > 1;
        };
    }

    /** A sighting with this title, or none. */
    record Step(String title) {
        Observation observation(Instant at) {
            return title == null ? gone(at) : seen(title, at);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Arbitraries.of("A", "B", "C", null)
                .injectNull(0.2)
                .map(Step::new)
                .list()
                .ofMaxSize(30);
    }

    private static Observation seen(String title, Instant at) {
        return new Observation.Seen(one().title(title).seen(at, at).build());
    }

    private static Observation gone(Instant at) {
        return new Observation.Gone(one().build().id(), ClosedReason.VANISHED, at);
    }

    private static Posting stored(String title) {
        return one().title(title).seen(NOW, NOW).build();
    }

    private static PostingBuilder one() {
        return Postings.aPosting().externalId("1").url("https://a.example/1");
    }
}
