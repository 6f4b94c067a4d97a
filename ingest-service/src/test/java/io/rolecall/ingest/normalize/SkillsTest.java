package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    We use Java, Go and Kubernetes.             | Java, Go, Kubernetes
                    Node.js / TypeScript                        | Node.js, TypeScript
                    C++, C# or .NET                             | C++, C#, .NET
                    R, Python and SQL                           | R, Python, SQL
                    Python, C.                                  | Python, C
                    golang on k8s                               | Go, Kubernetes
                    MS Excel; Word, Outlook                     | Excel, Word, Outlook
                    Kenntnisse in MS-Office und SAP             | Microsoft Office, SAP
                    Staplerschein und Kommissionierung          | Forklift operation, Order picking
                    BLS and ACLS required, wound care           | Basic life support, Advanced life support, Wound care
                    Vous maîtrisez le Pack Office et le permis B | Microsoft Office, Driving licence B
                    CI/CD with GitHub Actions                   | CI/CD, GitHub Actions
                    PostgreSQL, postgres                        | PostgreSQL
                    """)
    void findsThemInTexts(String text, String skills) {
        assertThat(Skills.of(List.of(), "", text)).containsExactly(skills.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    You excel at what you do, and spread the word.
                    Go far with us, and go swiftly
                    Excel in your role
                    Reach R. Miller in wing C
                    We react fast, spring is near, no rust here
                    The JavaScripts of others
                    """)
    void wordsOfEverySpeechAreNone(String text) {
        assertThat(Skills.of(List.of(), text, text)).isEmpty();
    }

    @Test
    void whatTheSourceStatesComesFirstAndInTheDictionarysWords() {
        assertThat(Skills.of(List.of("golang", "Whittling", " Go ", "x".repeat(200)), "Java Developer", "Docker"))
                .containsExactly("Go", "Whittling", "Java", "Docker");
    }

    @Test
    void thereAreNeverMoreThanAPostingTakes() {
        List<String> stated = IntStream.range(0, 80).mapToObj(i -> "Craft " + i).toList();
        assertThat(Skills.of(stated, "Java", "Java")).hasSize(Posting.MAX_SKILLS);
        String all = String.join(
                ", ",
                Stream.of(Patterns.table("skills.tsv").toArray(String[][]::new))
                        .map(line -> line[0])
                        .toList());
        assertThat(Skills.of(List.of(), "", all)).hasSize(Posting.MAX_SKILLS);
    }

    @Test
    void theDictionaryHasHundredsOfEntriesAndNoneTwice() {
        assertThat(Patterns.table("skills.tsv"))
                .hasSizeGreaterThan(300)
                .extracting(line -> line[0])
                .doesNotHaveDuplicates();
    }
}
