package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FieldNamesTest {
    @Test
    void aFieldOfWorkHasTheNameOfItsReadersLanguage() {
        assertThat(FieldNames.of("Cooks", Locale.GERMANY)).isEqualTo("Küche");
        assertThat(FieldNames.of("Cooks", Locale.UK)).isEqualTo("Cooks");
    }

    @Test
    void whatASourceCallsItsFieldStays() {
        assertThat(FieldNames.of("Rocket Surgery", Locale.GERMAN)).isEqualTo("Rocket Surgery");
    }

    @Test
    void eachFieldThatIngestGivesHasAGermanNameOfItsOwn() throws IOException {
        Path groups = Path.of("../../ingest-service/src/main/resources/io/rolecall/ingest/normalize/isco08.tsv");
        List<String> given = Files.readAllLines(groups).stream()
                .map(line -> line.split("\t"))
                .filter(group -> group[0].length() == 3)
                .map(group -> group[1])
                .toList();
        assertThat(FieldNames.german().keySet()).containsExactlyInAnyOrderElementsOf(given);
        assertThat(FieldNames.german().values()).doesNotHaveDuplicates();
    }
}
