package io.rolecall.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingsTest {
    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "10, 10,  0, 0, 0, false, nothing vanished,                                true",
        "10,  9,  1, 0, 0, false, one of ten vanished,                             true",
        "10,  5,  5, 0, 0, false, half is not more than half,                      true",
        "10,  4,  6, 0, 0, false, more than half is held,                          false",
        "10,  4,  6, 0, 0, true,  more than half with the operator's word,         true",
        "10,  4,  6, 0, 4, false, more than half for the fifth time,               false",
        "10,  4,  6, 0, 5, false, more than half for the sixth time,               true",
        "1,   0,  1, 0, 0, false, an empty list,                                   false",
        "1,   0,  1, 0, 5, false, an empty list for the sixth time,                true",
        "0,   0,  0, 0, 0, false, an empty list of a source that has none,         true",
        "10,  9,  1, 1, 0, false, the missing one may be the unreadable one,       false",
        "2,   1,  1, 0, 0, false, one of two,                                      true",
    })
    void closesOnlyWhatIsLikely(
            int known,
            int listed,
            int vanished,
            int nameless,
            int before,
            boolean confirmed,
            String name,
            boolean closes) {
        assertThat(Closings.decide(known, listed, vanished, nameless, before, confirmed) instanceof Closings.Close)
                .isEqualTo(closes);
    }
}
