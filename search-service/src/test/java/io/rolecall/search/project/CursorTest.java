package io.rolecall.search.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.search.index.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorIsReadAsItWasWritten() {
        Cursor cursor = new Cursor(
                Instant.parse("2026-11-22T10:00:00Z"),
                new Position(Map.of("Xy_-3abcdefghijklmnopq:0", 12L, "Xy_-3abcdefghijklmnopq:11", 9_999_999_999L)));
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
        Cursor start = new Cursor(Instant.EPOCH, Position.START);
        assertThat(Cursor.parse(start.text())).contains(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-22", "%%%", "MTIz!", "12;a:b=c", "12;a:1=99999999999999999999"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
        assertThat(Cursor.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }
}
