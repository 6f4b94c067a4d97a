package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.query.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Read piece by piece, a text has the same terms at the same places as the one analysis gives it as a whole. */
class ChunksTest {
    private static final String[] PIECES = {
        "C++",
        "C#",
        ".NET",
        "ASP.NET",
        "Node.js",
        "node",
        ".js",
        "R&D",
        "3.11",
        "5,000",
        "o'brien",
        "l’ingénieur",
        "full-time",
        "e-mail",
        "Köchin",
        "STRASSE",
        "ﬁnance",
        "Ünïcödé",
        "中文",
        "職",
        "日本語",
        "한국어",
        "ไทย",
        "🇩🇪",
        "🇩",
        "👩‍💻",
        "\u0301",
        "\u00AD",
        "'",
        "-",
        "‐",
        ".",
        ",",
        "&",
        "#",
        "+",
        "/",
        ":",
        "\t",
        "\r",
        "\u00A0",
        "\u3000",
        "\u200B",
        "м/ж",
        "и\u0306",
        "a",
        "Z",
        "0",
        "9",
        "IT",
        "it's",
        "\uD83D",
        "\uDE00",
        "ΟΔΟΣ",
        "ß",
        "ǅ",
        "٣",
        "x".repeat(70)
    };

    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void random_texts_have_the_same_terms() {
        Random random = new Random(23);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(
                        random.nextInt(5) == 0
                                ? Character.toString(random.nextInt(0x3000))
                                : PIECES[random.nextInt(PIECES.length)]);
                if (random.nextInt(3) == 0) {
                    text.append(random.nextInt(4) == 0 ? '\n' : ' ');
                }
            }
            assertThat(pieces(text.toString(), random.nextInt(Analysis.LANGUAGES)))
                    .as(() -> "in '" + text + "'")
                    .isEqualTo(whole(text.toString()));
        }
    }

    /** Where the environment variable {@code ROLECALL_DATA} names a folder with answers of Ashby's posting API in {@code ashby/}. */
    @Test
    void real_texts_have_the_same_terms() throws IOException {
        Path folder = Path.of(System.getenv().getOrDefault("ROLECALL_DATA", "none"), "ashby");
        assumeTrue(Files.isDirectory(folder), "ROLECALL_DATA names no folder with real postings");
        int texts = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode job : JsonMapper.shared().readTree(file).path("jobs")) {
                    for (String member : List.of("title", "descriptionPlain", "descriptionHtml")) {
                        String text = job.path(member).asString("");
                        assertThat(pieces(text, texts % Analysis.LANGUAGES)).isEqualTo(whole(text));
                        texts++;
                    }
                }
            }
        }
        System.out.println(texts + " real texts");
        assertThat(texts).isPositive();
    }

    @Test
    void what_is_remembered_is_forgotten_when_it_is_too_much_and_read_again() {
        for (int i = 0; i < 70_000; i++) {
            pieces("w" + i, 0);
        }
        assertThat(pieces("w1 w69999 w1", 0)).isEqualTo(whole("w1 w69999 w1"));
    }

    private static List<String> whole(String text) {
        List<String> terms = new ArrayList<>();
        Analysis.each(text, (form, position) -> terms.add(form + "@" + position));
        return terms;
    }

    private List<String> pieces(String text, int language) {
        List<String> terms = new ArrayList<>();
        Pieces pieces = new Pieces();
        pieces.of(text);
        int position = 0;
        while (pieces.ahead() > 0) {
            while (pieces.next()) {
                Chunk chunk = vocabulary.chunks().find(pieces, language);
                for (int i = 0; i < chunk.terms.length; i++) {
                    terms.add(chunk.terms[i].form + "@" + (position + chunk.offsets[i]));
                }
                position += chunk.positions;
            }
        }
        return terms;
    }
}
