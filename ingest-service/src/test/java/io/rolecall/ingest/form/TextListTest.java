package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextListTest {
    private static final String PASTED = """
            Related content

            • US, TX, Austin
            • Night Cook
            You cook at night.
            IT, HR, Finance and you.
            Apply: https://a.example/cook.

            DE, Berlin
            Job title: Gardener


            Tend the roses.
            Remote, US
            Editor
            US, NY, New York - Porter
            Carry.
            """;

    @Test
    void eachBlockIsAPosting() {
        Case read = Case.of("text", PASTED.replace("\n", "\r\n"));
        assertThat(read.error).isNull();
        List<Posting> all = List.copyOf(read.open.values());
        assertThat(all).extracting(Posting::title).containsExactly("Night Cook", "Gardener", "Editor", "Porter");
        assertThat(all.getFirst().locations().getFirst().city()).isEqualTo("Austin");
        assertThat(all.getFirst().descriptionText())
                .contains("You cook at night.")
                .contains("IT, HR, Finance");
        assertThat(all.getFirst().url()).startsWith("https://a.example/cook");
        assertThat(all.getFirst().organization().name()).isEqualTo("Board");
        assertThat(all.get(1).descriptionText()).isEqualTo("Tend the roses.");
        assertThat(all.get(2).workplace()).isEqualTo(Workplace.REMOTE);
        assertThat(all.get(2).applicantLocations().getFirst().country()).isEqualTo("US");
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.message()).endsWith("line 1"));
        // The text may change, and the posting stays the same.
        assertThat(Case.of("text", PASTED.replace("roses", "lilies")).open.keySet())
                .isEqualTo(read.open.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "US, TX, Austin",
                "GB, , London",
                "US, ,",
                "SE, Stockholm",
                "Remote, US",
                "US, Remote",
                "DE, BE, Berlin"
            })
    void linesThatArePlaces(String line) {
        assertThat(TextList.place(line, false)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IT, HR, Finance",
                "We, the people",
                "US",
                "Remote",
                "XX, Berlin",
                "Berlin, DE",
                "ME, MYSELF and I"
            })
    void linesThatAreNone(String line) {
        assertThat(TextList.place(line, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US, TX, Austin | title | is missing, in the block of line 1
            """)
    void aBlockWithoutATitleIsRefused(String text, String field, String message) {
        Case read = Case.of("text", text);
        assertThat(read.refused).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo(field);
            assertThat(r.message()).isEqualTo(message);
        });
    }

    @Test
    void aTextWithoutABlockIsNoList() {
        assertThat(Case.of("text", "Hello\nthere\n").error).startsWith("has no line that begins a posting");
    }

    @Test
    void twoOfOneNameAreTwo() {
        Case read = Case.of("text", "DE, Berlin\nCook\nOne.\n\nDE, Berlin\nCook\nTwo.\n");
        assertThat(read.open).hasSize(2);
    }
}
