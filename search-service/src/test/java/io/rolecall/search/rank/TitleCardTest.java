package io.rolecall.search.rank;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.testing.Postings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleCardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Senior Falconer (m/w/d)|falconer",
                "Falconer - Berlin|falconer",
                "Head Falconer, Night Shift|head falconer",
                "Falconer Berlin|falconer",
                "C++ Developer II|c++ developer",
                "Falkner:in|falkner",
                "Full-Stack Engineer|full stack engineer",
                "Praktikum|praktikum",
                "(Senior)|senior"
            })
    void theCoreOfATitleIsTheJobWithoutRankGenderAndPlace(String title, String core) {
        Posting posting = aPosting().title(title).location(Postings.BERLIN).build();
        assertThat(String.join(" ", CoreTitle.of(AnalysedPosting.of(posting)))).isEqualTo(core);
    }

    @Test
    void aCardIsReadAsItWasWritten() {
        TitleCard card = TitleCard.of(AnalysedPosting.of(Postings.javaEngineerInBerlin()));
        TitleCard read = TitleCard.read(card.bytes());
        assertThat(read).usingRecursiveComparison().isEqualTo(card);
        assertThat(read.title()).containsExactly("senior", "java", "engineer");
        assertThat(read.organization()).containsExactly("ampelwerk", "gmbh");
        assertThat(read.places()).contains("berlin");
        assertThat(read.language()).isEqualTo("en");
    }

    @Test
    void aCardOfAlmostNothingIsReadToo() {
        TitleCard card = TitleCard.of(
                AnalysedPosting.of(aPosting().title("X").language(null).build()));
        assertThat(TitleCard.read(card.bytes())).usingRecursiveComparison().isEqualTo(card);
    }
}
