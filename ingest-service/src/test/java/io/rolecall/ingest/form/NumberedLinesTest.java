package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NumberedLinesTest {
    private static NumberedLines of(String text) {
        return new NumberedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> rest(NumberedLines lines) throws IOException {
        List<String> all = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            all.add(new String(line, StandardCharsets.UTF_8));
        }
        return all;
    }

    @Property(tries = 100)
    void goesOnBehindAnyLineOfTheSameList(
            @ForAll @Size(min = 1, max = 30) List<@AlphaChars @StringLength(max = 40) String> lines)
            throws IOException {
        String list = String.join("\n", lines) + "\n";
        NumberedLines reading = of(list);
        for (int i = 0; i < lines.size(); i++) {
            reading.next();
            NumberedLines again = of(list + "and more\n");
            again.goTo(reading.cursor());
            List<String> expected = new ArrayList<>(lines.subList(i + 1, lines.size()));
            expected.add("and more");
            assertThat(rest(again)).isEqualTo(expected);
        }
        assertThat(reading.next()).isNull();
    }

    @Test
    void aListThatChangedBeforeThatPointIsReadAnew() throws IOException {
        NumberedLines lines = of("one\ntwo\nthree");
        lines.next();
        lines.next();
        String cursor = lines.cursor();
        assertThatThrownBy(() -> of("one\ntwO\nthree").goTo(cursor)).isInstanceOf(LostCursorException.class);
        assertThatThrownBy(() -> of("one\n").goTo(cursor)).isInstanceOf(LostCursorException.class);
        assertThatThrownBy(() -> of("one\ntwo\nthree").goTo("nonsense")).isInstanceOf(LostCursorException.class);
    }

    @Test
    void aLineThatIsTooLongCostsOnlyItself() throws IOException {
        NumberedLines lines = of("first\n" + "x".repeat(4_000_001) + "\nlast");
        assertThat(lines.next()).asString(StandardCharsets.UTF_8).isEqualTo("first");
        assertThat(lines.next()).isSameAs(NumberedLines.TOO_LONG);
        assertThat(lines.next()).asString(StandardCharsets.UTF_8).isEqualTo("last");
        assertThat(lines.next()).isNull();
    }
}
