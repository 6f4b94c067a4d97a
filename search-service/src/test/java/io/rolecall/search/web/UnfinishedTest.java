package io.rolecall.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {
    @ParameterizedTest
    @CsvSource({"softw, softw*", "senior softw, senior softw*", "'\"a b\" kö', '\"a b\" kö*'", "a OR nur, a OR nur*"})
    void theLastWordMayGoOn(String typed, String longer) {
        assertThat(Unfinished.asPrefix(Map.of("q", List.of(typed)))).contains(Map.of("q", List.of(longer)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "java ",
                "nurs*",
                "c++",
                "java OR",
                "java NOT",
                "java -php",
                "\"night sh",
                "title:nur",
                "(java"
            })
    void whatIsNoWordOfItsOwnDoesNot(String typed) {
        assertThat(Unfinished.asPrefix(Map.of("q", List.of(typed)))).isEmpty();
    }
}
