package io.rolecall.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void linesAreTheSameHoweverTheirBytesArrive(int atOnce) throws IOException {
        assertThat(lines("one\ntwo\r\n\n1234567890\n12345678901\nlast", atOnce))
                .containsExactly("one", "two\r", "(blank)", "1234567890", "(too long)", "last");
        assertThat(lines("one\n", atOnce)).containsExactly("one");
        assertThat(lines("\n", atOnce)).containsExactly("(blank)");
        assertThat(lines("12345678901", atOnce)).containsExactly("(too long)");
        assertThat(lines("", atOnce)).isEmpty();
    }

    @Test
    void aLineGrowsToItsBound() throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(new byte[300_000]), 300_000);
        assertThat(lines.next()).hasSize(300_000);
        assertThat(lines.next()).isNull();
    }

    private static List<String> lines(String text, int atOnce) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, atOnce));
            }
        };
        Lines lines = new Lines(in, 10);
        List<String> found = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            found.add(
                    Lines.tooLong(line)
                            ? "(too long)"
                            : Lines.blank(line) ? "(blank)" : new String(line, StandardCharsets.UTF_8));
        }
        return found;
    }
}
