package io.rolecall.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.ingest.form.ListForm.Absence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingsTest {
    @ParameterizedTest(name = "{9}")
    @CsvSource({
        "CLOSES, 10, 10,  0, 0, '',            0, false, false, nothing is missing,                       closes 1",
        "CLOSES, 10,  9,  1, 0, '',            0, false, false, one of ten is missing,                    closes 1",
        "CLOSES, 10,  5,  5, 0, '',            0, false, false, half is not more than half,               closes 1",
        "CLOSES, 10,  4,  6, 0, '',            0, false, false, more than half,                           holds 6",
        "CLOSES, 10,  4,  6, 0, '',            0, false, true,  more than half with the operator's word,  closes 1",
        "CLOSES, 10,  4,  6, 0, '',            0, true,  false, more than half that the operator released, keeps",
        "CLOSES, 1,   0,  1, 0, '',            1, false, false, an empty list,                            holds for ever",
        "CLOSES, 1,   0,  1, 0, '',            5, false, false, an empty list for the fifth time,         holds for ever",
        "CLOSES, 1,   0,  1, 0, '',            6, false, false, an empty list for the sixth time,         closes 6",
        "CLOSES, 1,   0,  1, 0, '',            1, false, true,  an empty list with the operator's word,   closes 1",
        "CLOSES, 0,   0,  0, 0, '',            1, false, false, an empty list of a source that has none,  closes 1",
        "CLOSES, 10,  9,  1, 1, '',            0, false, false, the missing one may be the unreadable one, holds 6",
        "CLOSES, 2,   1,  1, 0, '',            0, false, false, one of two,                               closes 1",
        "CLOSES, 10,  7,  3, 0, '10 10 10',    0, false, false, three of ten is not more than 30 percent, closes 1",
        "CLOSES, 10,  6,  4, 0, '10 10 10',    0, false, false, 40 percent shorter than the last three,   holds 6",
        "CLOSES, 10,  6,  4, 0, '10 10',       0, false, false, two lists are too few to compare with,    closes 1",
        "CLOSES, 10,  6,  4, 0, '6 7 7 30 30', 0, false, false, the median is not the longest,            closes 1",
        "CLOSES, 30,  6,  4, 0, '6 10 10 9 7', 0, false, false, 6 of a median of 9,                       holds 6",
        "CLOSES_WHEN_REPEATED, 10, 9, 1, 0, '', 0, false, false, one missing from pages,                  closes 4",
        "CLOSES_WHEN_REPEATED, 10, 3, 7, 0, '', 0, false, false, many missing from pages,                 holds 6",
        "CLOSES_WHEN_REPEATED, 10, 3, 7, 0, '', 0, false, true,  many missing with the operator's word,   closes 1",
        "CLOSES, 3,   2,  1, 0, '3 3 3',       0, false, false, one of a board of three,                 closes 1",
        "CLOSES, 3,   1,  2, 0, '3 3 3',       0, false, false, two of a board of three,                 closes 1",
        "CLOSES, 5,   2,  3, 0, '5 5 5',       0, false, false, three of a board of five,                holds 6",
        "CLOSES, 4,   1,  3, 0, '',            0, false, false, three of four without lists before,      holds 6",
        "CLOSES, 2,   6,  2, 0, '10 10 10',    0, false, false, four fewer although two were open,       holds 6",
        "CLOSES, 3,   2,  1, 1, '3 3 3',       0, false, false, the missing one of three may be broken,  holds 6",
        "SAYS_NOTHING, 10, 1, 9, 0, '',         0, false, false, what is not among the newest,            keeps",
        "SAYS_NOTHING, 10, 1, 9, 0, '',         0, false, true,  the same with the operator's word,       keeps",
    })
    void closesOnlyWhatIsLikely(
            Absence absence,
            int known,
            int listed,
            int missing,
            int nameless,
            String lengths,
            int empty,
            boolean released,
            boolean confirmed,
            String name,
            String expected) {
        List<Integer> before = lengths.isEmpty()
                ? List.of()
                : Stream.of(lengths.split(" ")).map(Integer::valueOf).toList();
        Closings closings = Closings.decide(
                new Closings.Evidence(absence, known, listed, missing, nameless, before, empty, released, confirmed));
        assertThat(
                        switch (closings) {
                            case Closings.Close(int misses) -> "closes " + misses;
                            case Closings.Hold(var _, int misses) ->
                                misses == Integer.MAX_VALUE ? "holds for ever" : "holds " + misses;
                            case Closings.Keep() -> "keeps";
                        })
                .isEqualTo(expected);
    }
}
