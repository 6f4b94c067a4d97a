package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.Draft;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccupationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            software developer        | 2512.3, 2512
            Software Developers       | 2512.3, 2512
            Softwareentwicklerinnen   | 2512
            desarrolladora de software| 2512.3, 2512
            registered nurse          | 2221
            sjuksköterskor            | 2221
            Krankenschwestern         | 2221
            budget analyst            | 2411.1.4
            manager                   |
            engineer                  |
            developer                 |
            operations manager        |
            chief of staff            |
            x                         |
            """)
    void aNameInAnyOfItsFormsNamesItsOccupations(String name, String codes) {
        assertThat(Occupations.named(Sought.of(name, ' ')))
                .containsExactlyInAnyOrderElementsOf(codes == null ? List.of() : List.of(codes.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Senior Budget Analyst (m/f/d)          | 2411.1.4, 2411.1, 2411
            Nurse Recruiter                        |
            Recruiter for nurses                   |
            Pflegefachkraft / Hebamme              | 2221, 2222, 2222.1
            Head of Something                      |
            """)
    void aTitleNamesOccupationsWithWhatTheyAreKindsOf(String title, String codes) {
        Posting posting = Draft.silent().title(title).posting("1");
        assertThat(AnalysedPosting.of(posting).titled())
                .containsExactlyInAnyOrderElementsOf(codes == null ? List.of() : List.of(codes.split(", ")));
    }
}
