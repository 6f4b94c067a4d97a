package io.rolecall.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void whatAProjectionHasNotNotedIsReadAgainAndNothingBeyondIsSkipped() {
        Position index = new Position(Map.of("t:0", 7L, "t:1", 5L, "t:2", 3L));
        assertThat(index.atMost(new Position(Map.of("t:0", 9L, "t:1", 2L, "u:2", 8L))))
                .isEqualTo(new Position(Map.of("t:0", 7L, "t:1", 2L, "t:2", 0L)));
        assertThat(index.atMost(index)).isEqualTo(index);
    }
}
