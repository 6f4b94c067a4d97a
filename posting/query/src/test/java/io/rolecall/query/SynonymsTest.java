package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymsTest {
    private final Synonyms some = SynonymFile.read(List.of(
            "# comment",
            "a = b c = d",
            "x > y",
            "[en]",
            "tractor = farm vehicle # not C#",
            "[any]",
            "C# = c sharp",
            ""));

    @Test
    void namesWithAnEqualsSignFindEachOtherAndOthersOneWay() {
        assertThat(others(some, "a")).containsExactly("b c", "d");
        assertThat(others(some, "B-C")).containsExactly("a", "d");
        assertThat(others(some, "X")).containsExactly("y");
        assertThat(others(some, "y")).isEmpty();
        assertThat(others(some, "c#")).containsExactly("c sharp");
    }

    @Test
    void onlyNamesOfALanguageAreFoundByTheirPlural() {
        assertThat(others(some, "tractors")).containsExactly("farm vehicle");
        assertThat(others(some, "farm vehicles")).containsExactly("tractor");
        assertThat(others(SynonymFile.read(List.of("tractor = farm vehicle")), "tractors"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nurse                 | is neither names with = between them nor a name > another
            a = b > c             | is not one name > one other
            a > b > c             | is not one name > one other
            a =  = b              | there is no word in ''
            a = *                 | there is no word in '*'
            a = A                 | 'A' is there twice
            a = b c d e f g h     | has more than 6 words
            [tlh]                 | 'tlh' is neither any nor a language
            a=b=c=d=e=f=g=h=i=j=k=l=m=n=o=p=q=r | 'a' has more than 16 other names
            """)
    void aLineThatCannotBeReadIsNamed(String line, String message) {
        String spaced = line.startsWith("a=") ? line.replace("=", " = ") : line;
        assertThatThrownBy(() -> SynonymFile.read(List.of("x = y", spaced)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("synonyms.txt, line 2, '")
                .hasMessageContaining(message);
    }

    @Test
    void theBundledNamesAreThere() {
        assertThat(others(Synonyms.bundled(), "RN")).containsExactly("registered nurse");
        assertThat(others(Synonyms.bundled(), "Engineers")).isEmpty();
        assertThat(others(Synonyms.bundled(), "truck drivers")).contains("lorry driver", "HGV driver");
    }

    private static List<String> others(Synonyms synonyms, String word) {
        return synonyms.of(Sought.of(word, ' ')).stream().map(Sought::written).toList();
    }
}
