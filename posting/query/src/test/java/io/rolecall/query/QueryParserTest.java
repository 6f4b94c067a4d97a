package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.query.law.Scene;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            java                                   | java
            +python -php                           | python -php
            Java  KOTLIN                           | java kotlin
            java java                              | java
            "Software   Engineer"                  | "software engineer"
            “Software Engineer”                    | "software engineer"
            "python"                               | "python"
            "c++"                                  | "c++"
            Entwickler:in                          | entwickler
            Entwickler*innen Berlin                | entwickler berlin
            Lehrer/in (m/w/d)                      | lehrer
            Ingenieur_in H/F                       | ingenieur
            stand-in check/in                      | stand-in check/in
            "m/w/d"                                | "m w d"
            RN OR (registered nurse)               | rn OR (registered nurse)
            (registered) (nurse night)             | registered nurse night
            -(front end) title:(registered nurse)  | -(front end) title:(registered nurse)
            „software engineer“                    | "software engineer"
            \\'gymnasielärare\\'                   | gymnasielarare
            c-körkort                              | c-korkort
            barnpsykiatri / habilitering           | barnpsykiatri habilitering
            Verktygsmakare/Montör                  | verktygsmakare/montor
            x / y.                                 | x y
            ?xx                                    | xx
            x:x                                    | x/x
            python \\                              | python
            - python                               | python
            --python                               | -python
            -(-python)                             | python
            NOT python                             | -python
            java AND kotlin                        | java kotlin
            a OR b OR c                            | a OR b OR c
            a OR (b OR c)                          | a OR b OR c
            a (b c)                                | a b c
            a OR (b c)                             | a OR (b c)
            (a OR b) c                             | a OR b c
            -(a b)                                 | -(a b)
            title: nurse                           | title:nurse
            Title:"Staff Nurse"                    | title:"staff nurse"
            title:-nurse                           | -title:nurse
            organization:(acme OR "mercy hospital")| organization:(acme OR "mercy hospital")
            "title:nurse"                          | "title nurse"
            nurs*                                  | nurs*
            e-comm*                                | e-comm*
            full-time                              | full-time
            .NET                                   | .net
            dotnet                                 | .net
            NodeJS                                 | nodejs
            5,000                                  | 5000
            straße                                 | straße
            https://acme.com/jobs                  | https/acme/com/jobs
            12345                                  | 12345
            開発者                                   | 開発者
            401(k)                                 | 401 k
            or and not                             | or and not
            () java                                | java
            """)
    void aTextIsReadAndPrintedInOneForm(String text, String printed) {
        assertThat(QueryParser.parse("q", text)).hasToString(printed);
        assertThat(QueryParser.parse("q", printed)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /              | 0 | has no word
            -              | 0 | has no word
            " -\\ "        | 0 | has no word
            ()             | 0 | has no word
            (m/w/d)        | 0 | has no word
            *              | 0 | '*' is only known at the end of a word
            a *nurse       | 2 | '*' is only known at the end of a word
            py*on          | 2 | '*' is only known at the end of a word
            x/y*           | 3 | '*' is only known after one word
            OR java        | 0 | OR needs something before it
            java OR        | 5 | OR needs something after it
            a OR OR b      | 2 | OR needs something after it
            a OR / b       | 2 | OR needs something after it
            (a OR) b       | 3 | OR needs something after it
            AND java       | 0 | AND needs something before it
            java AND       | 8 | AND needs something after it
            java NOT       | 5 | NOT needs something after it
            NOT NOT java   | 0 | NOT needs something after it
            (java          | 0 | opens a group that is never closed; expected ')'
            "java          | 0 | opens a quotation that is never closed; expected '"'
            a "b c" -"d e  | 9 | opens a quotation that is never closed
            24" monitor    | 2 | opens a quotation that is never closed
            "(java         | 0 | opens a quotation that is never closed
            java)          | 4 | closes a group that was never opened
            title:         | 6 | expected a word, a phrase or a group after title:
            a title:/      | 8 | expected a word, a phrase or a group after title:
            company:acme   | 0 | asks for the field 'company', which is not known
            title:(organization:x) | 0 | asks for a field inside a field
            """)
    void whatCanNotBeReadIsRefusedWithItsPlaceAndWhatWasExpected(String text, int position, String reason) {
        assertThatThrownBy(() -> QueryParser.parse("q", text))
                .isInstanceOfSatisfying(InvalidQueryException.class, e -> {
                    assertThat(e.field()).isEqualTo("q");
                    assertThat(e.value()).isEqualTo(text);
                    assertThat(e.position()).isEqualTo(position);
                    assertThat(e).hasMessageContaining(reason);
                });
    }

    @Test
    void aTextMayHave255CharactersAnd64Words() {
        assertThat(QueryParser.parse("q", "a".repeat(255))).isNotNull();
        assertThat(QueryParser.parse("q", "🚀".repeat(255))).isNotNull();
        assertThatThrownBy(() -> QueryParser.parse("q", "a".repeat(256)))
                .hasMessage("q has 256 characters; at most 255 are taken (at character 256).");
        assertThat(QueryParser.parse("q", "a ".repeat(64))).isNotNull();
        assertThatThrownBy(() -> QueryParser.parse("q", "a ".repeat(65)))
                .hasMessage("q asks for 65 words and phrases; at most 64 are taken (at character 1).");
        assertThat(QueryParser.parse("q", "(".repeat(127) + "a" + ")".repeat(127)))
                .hasToString("a");
    }

    @Property(tries = 20_000)
    void eachTextIsReadOrRefusedAndWhatIsPrintedReadsTheSame(@ForAll("texts") String text) {
        Expression read;
        try {
            read = QueryParser.parse("q", text);
        } catch (InvalidQueryException e) {
            assertThat(e.position()).isBetween(0, text.length());
            return;
        }
        assertThat(QueryParser.parse("q", read.toString())).isEqualTo(read);
    }

    @Property(tries = 500)
    void theCanonicalFormsOfAQueryReadAsThatQuery(@ForAll("scenes") Scene scene) {
        for (Query query : scene.queries()) {
            assertThat(Query.parse(query.parameters())).isEqualTo(query);
            assertThat(Query.parseJson(query.json())).isEqualTo(query);
            assertThat(Query.parseJson(query.json()).hash()).isEqualTo(query.hash());
        }
    }

    /** Both what looks like the language and anything at all, at lengths about the limit too. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "java",
                "C++",
                "c#",
                ".net",
                "node.js",
                "R&D",
                "o'b",
                "full-time",
                "ß",
                "ﬁ",
                "ﷺ",
                "İ",
                "e\u0301",
                "開発",
                "ｴﾝ",
                "👩‍💻",
                "🇩🇪",
                "5,000",
                "1.234.567",
                "csharp",
                "dotnet",
                "\"",
                "“",
                "(",
                ")",
                "-",
                "+",
                "*",
                " OR ",
                " AND ",
                " NOT ",
                "title:",
                "organization:",
                "x:",
                "lehrer",
                "in",
                "innen",
                "registered nurse ",
                " nurse",
                "sr",
                "m/w/d",
                "|",
                " ",
                "/",
                "\u00A0",
                "\u00AD",
                "\u200D",
                "مُهَ",
                "é",
                "a".repeat(70),
                "++",
                "#",
                ".",
                ",",
                "'",
                "&",
                "&a",
                "~en:x",
                "\uD800");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(30).map(l -> String.join("", l)),
                pieces.list().ofMaxSize(12).map(l -> String.join(" ", l)),
                pieces.list().ofMinSize(40).ofMaxSize(120).map(l -> cut(String.join("", l))),
                Arbitraries.strings().all().ofMaxLength(60));
    }

    private static String cut(String text) {
        int end = Math.min(text.codePointCount(0, text.length()), 255);
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(1, 20);
    }
}
