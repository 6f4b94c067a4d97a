package io.rolecall.search.rank;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameWorkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Registered Nurse, Night Shift | Pediatric Clinic Nurse (RN) | true",
                "Registered Nurse, Night Shift | Trading Card Specialist - PM Shift | false",
                "Registered Nurse, Night Shift | Shepherd | false",
                "Senior Software Engineer | Engineering Manager, Senior | false",
                "Senior Designer - Berlin | Founding Designer - London | true",
                "Nurses | Nurse | true"
            })
    void theWorkIsWhatTheTitleNames(String one, String other, boolean same) {
        assertThat(new SameWork(aPosting().title(one).language("en").build())
                        .as(aPosting().title(other).language("en").build()))
                .isEqualTo(same);
    }
}
