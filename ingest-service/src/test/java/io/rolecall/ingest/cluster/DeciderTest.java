package io.rolecall.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final String TEXT = Texts.of(7, 400);
    private static final String LEVER = "https://jobs.lever.co/ampelwerk/a102c558-c365-48cf-b1ae-766037509e5c";

    private final Deciding deciding = new Deciding();

    @Test
    void aFirstPostingIsAClusterOfItsOwn() {
        assertThat(join(posting("a", "1"))).isEqualTo("a:1 null");
    }

    @Test
    void oneEmployerAndRequisitionAreOneVacancyWhateverElse() {
        join(posting("a", "1").requisitionId("R-100"));
        assertThat(join(posting("b", "1")
                        .organization("AMPELWERK")
                        .title("Softwareentwickler")
                        .location(Postings.MUNICH)
                        .descriptionText("")
                        .requisitionId("r100")))
                .isEqualTo("a:1 REQUISITION");
        assertThat(join(posting("a", "2").requisitionId("R-100")))
                .as("also in one source: it lists the vacancy in another place")
                .isEqualTo("a:1 REQUISITION");
    }

    @Test
    void anotherEmployersRequisitionIsAnother() {
        join(posting("a", "1").requisitionId("R-100"));
        assertThat(join(posting("b", "1").organization("Lantern").requisitionId("R-100")))
                .isEqualTo("b:1 null");
    }

    @Test
    void oneApplyAddressIsOneVacancy() {
        join(posting("a", "1").url(LEVER));
        assertThat(join(posting("b", "1")
                        .organization("Ampelwerk Jobs")
                        .location(Postings.MUNICH)
                        .descriptionText("")
                        .url(LEVER + "/apply?lever-source=b")))
                .isEqualTo("a:1 APPLY_ADDRESS");
    }

    @Test
    void nearlyTheSameTextOfOneEmployerTitleAndPlaceIsOneVacancy() {
        join(posting("a", "1"));
        assertThat(join(posting("b", "1")
                        .title("Java Engineer (m/w/d) - Berlin")
                        .organization("Ampelwerk")
                        .descriptionText(Texts.edited(TEXT, 0.005, 1))))
                .isEqualTo("a:1 TEXT");
    }

    @Test
    void anotherTextOrPlaceOrTitleIsAnotherVacancy() {
        join(posting("a", "1"));
        assertThat(join(posting("b", "1").descriptionText(Texts.edited(TEXT, 0.2, 1))))
                .isEqualTo("b:1 null");
        assertThat(join(posting("b", "2").location(Postings.MUNICH)))
                .as("in two places")
                .isEqualTo("b:2 null");
        assertThat(join(posting("c", "3").title("Senior Java Engineer"))).isEqualTo("c:3 null");
        assertThat(join(posting("d", "4").organization("Confidential"))).isEqualTo("d:4 null");
    }

    @Test
    void twoThatAreOpenAtOnceInOneSourceAreNotJoinedByText() {
        join(posting("a", "1"));
        assertThat(join(posting("a", "2"))).isEqualTo("a:2 null");
    }

    @Test
    void theMembersOfAClusterBindWhoJoinsLater() {
        join(posting("a", "1"));
        join(posting("b", "1"));
        assertThat(join(posting("b", "2"))).as("a:1 would take it, b:1 is open").isEqualTo("b:2 null");
    }

    @Test
    void whatIsPostedAgainAfterItsEndIsTheSameVacancy() {
        join(posting("a", "1"));
        deciding.open.remove("a:1");
        assertThat(join(posting("a", "2"))).isEqualTo("a:1 TEXT");
    }

    @Test
    void aVacancyOfATemplateThatDiffersByALineIsAnotherAlsoWhenTheFirstHasEnded() {
        for (int words : new int[] {150, 400, 1_200}) {
            Deciding board = new Deciding();
            String text = Texts.of(11, words);
            String line = " You will join the team that builds the signals of the northern lines. ";
            String other = " You will join the team that builds the switches of the southern lines. ";
            int middle = text.indexOf(' ', text.length() / 2);
            join(board, posting("a", "1").descriptionText(text.substring(0, middle) + line + text.substring(middle)));
            board.open.remove("a:1");
            assertThat(join(
                            board,
                            posting("a", "2")
                                    .descriptionText(text.substring(0, middle) + other + text.substring(middle))))
                    .as(words + " words")
                    .isEqualTo("a:2 null");
        }
    }

    @Test
    void theSameTextOfEmployersWithLikeNamesIsAnotherVacancy() {
        join(posting("a", "1").organization("Stadtwerke Berlin GmbH"));
        assertThat(join(posting("b", "1").organization("Stadtwerke Bernau GmbH")))
                .isEqualTo("b:1 null");
        assertThat(join(posting("c", "1").organization("Stadtwerke Berlin Netz GmbH")))
                .isEqualTo("c:1 null");
        assertThat(join(posting("d", "1").organization("Stadtwerke"))).isEqualTo("d:1 null");
    }

    @Test
    void aTextThatIsPostedAgainUnderAnotherRequisitionIsAnotherVacancy() {
        join(posting("a", "1").requisitionId("R-100"));
        deciding.open.remove("a:1");
        assertThat(join(posting("a", "2").requisitionId("R-200"))).isEqualTo("a:2 null");
        assertThat(join(posting("a", "3").requisitionId("R-100"))).isEqualTo("a:1 REQUISITION");
    }

    @Test
    void theSameTextInAnotherPlaceIsAnotherVacancyAlsoWhenTheFirstHasEnded() {
        join(posting("a", "1"));
        deciding.open.remove("a:1");
        assertThat(join(posting("a", "2").location(Postings.MUNICH))).isEqualTo("a:2 null");
    }

    @Test
    void twoRequisitionsOfOneEmployerAreNeverJoined() {
        join(posting("a", "1").requisitionId("R-100").url(LEVER));
        assertThat(join(posting("b", "1").requisitionId("R-200").url(LEVER))).isEqualTo("b:1 null");
        assertThat(join(posting("c", "1").title("Java Engineer #300"))).isEqualTo("c:1 null");
    }

    @Test
    void norThroughAThirdPosting() {
        join(posting("a", "1").url(LEVER));
        assertThat(join(posting("b", "1").requisitionId("R-100").url(LEVER))).isEqualTo("a:1 APPLY_ADDRESS");
        assertThat(join(posting("c", "1").requisitionId("R-200").url(LEVER))).isEqualTo("c:1 null");
        assertThat(join(posting("d", "1").requisitionId("R-200").location(Postings.MUNICH)))
                .isEqualTo("c:1 REQUISITION");
    }

    @Test
    void aRequisitionTooShortToTellKeepsApartAndDoesNotJoin() {
        join(posting("a", "1").requisitionId("7").descriptionText(""));
        assertThat(join(posting("b", "1").requisitionId("7").descriptionText("")))
                .isEqualTo("b:1 null");
        join(posting("c", "1").requisitionId("7").url(LEVER));
        assertThat(join(posting("d", "1").requisitionId("8").url(LEVER))).isEqualTo("d:1 null");
    }

    @Test
    void aTextOfTwoVacanciesIsEvidenceForNeither() {
        join(posting("a", "1").requisitionId("R-100"));
        join(posting("a", "2").requisitionId("R-200"));
        assertThat(join(posting("b", "1"))).isEqualTo("b:1 null");
    }

    @Test
    void whatWasPublishedStaysWhateverIsLearnedLater() {
        join(posting("a", "1").url(LEVER));
        join(posting("b", "1").descriptionText("").location(Postings.MUNICH));
        assertThat(deciding.decide(Candidate.of(posting("b", "1").url(LEVER).build(), "b:1"))
                        .cluster())
                .isEqualTo("b:1");
    }

    @Test
    void aRequisitionThatIsLearnedLaterPartsWhatWasJoinedWrongly() {
        join(posting("a", "1").requisitionId("R-100"));
        join(posting("b", "1"));
        Decider.Decision decision = deciding.decide(
                Candidate.of(posting("b", "1").requisitionId("R-200").build(), "a:1"));
        assertThat(decision.cluster()).isEqualTo("b:1");
        assertThat(decision.veto()).isEqualTo(Veto.REQUISITION);
        assertThat(deciding.known.stored("a:1").barred()).containsExactly("b:1");
        assertThat(deciding.known.stored("b:1").barred()).containsExactly("a:1");
    }

    @Test
    void theFirstOfAClusterThatLeavesItGetsANameBesideIt() {
        join(posting("a", "1"));
        join(posting("b", "1").requisitionId("R-100"));
        String parted = deciding.decide(
                        Candidate.of(posting("a", "1").requisitionId("R-200").build(), "a:1"))
                .cluster();
        assertThat(parted).startsWith("a:1~");
        assertThat(join(posting("c", "1").requisitionId("R-100"))).isEqualTo("a:1 REQUISITION");
        assertThat(join(posting("d", "1").requisitionId("R-200"))).isEqualTo(parted + " REQUISITION");
    }

    @Test
    void decidingAgainGivesTheSame() {
        join(posting("a", "1").url(LEVER));
        assertThat(join(posting("a", "1").url(LEVER))).isEqualTo("a:1 null");
        join(posting("b", "1"));
        assertThat(join(posting("b", "1"))).startsWith("a:1");
        assertThat(join(posting("a", "1").url(LEVER))).startsWith("a:1");
    }

    @Test
    void whatWasNotPublishedYetIsDecidedAnewWhereItsRequisitionForbidsTheOldDecision() {
        join(posting("a", "1").requisitionId("R-100"));
        join(posting("b", "1"));
        assertThat(join(posting("b", "1").requisitionId("R-200"))).isEqualTo("b:1 null");
    }

    @Test
    void whoReturnsAfterItsClusterWentOnWithoutItGetsANameBesideIt() {
        join(posting("a", "1").requisitionId("R-100"));
        join(posting("b", "1").requisitionId("R-100"));
        Cluster left = deciding.known.stored("a:1").without("a:1");
        deciding.known.put(left);
        String own = deciding.decide(
                        Candidate.of(posting("a", "1").requisitionId("R-300").build(), null))
                .cluster();
        assertThat(own).startsWith("a:1~");
        assertThat(join(posting("c", "1").requisitionId("R-300"))).isEqualTo(own + " REQUISITION");
    }

    @Test
    void aBlockOfTooManyLikePostingsTakesNoMore() {
        for (int i = 0; i < Block.MOST + 5; i++) {
            assertThat(join(posting("a", "" + i).descriptionText(Texts.of(100 + i, 300))))
                    .isEqualTo("a:" + i + " null");
        }
        Key block = Candidate.of(posting("a", "0").build(), null).keys().getFirst();
        assertThat(deciding.known.claims(block)).hasSize(Block.MOST);
    }

    private String join(PostingBuilder posting) {
        return join(deciding, posting);
    }

    private static String join(Deciding deciding, PostingBuilder posting) {
        Decider.Decision decision = deciding.decide(Candidate.of(posting.build(), null));
        return decision.cluster() + " " + decision.joined();
    }

    private static PostingBuilder posting(String source, String externalId) {
        return Postings.aPosting()
                .source(source)
                .externalId(externalId)
                .url("https://" + source + ".example/" + externalId)
                .title("Java Engineer")
                .organization("Ampelwerk GmbH")
                .location(Postings.BERLIN)
                .descriptionText(TEXT);
    }

    @Test
    void aClosedNewcomerIsNotOpenAtOnce() {
        join(posting("a", "1"));
        assertThat(join(posting("a", "2").closed(Postings.SEEN, ClosedReason.EXPIRED)))
                .isEqualTo("a:1 TEXT");
    }
}
