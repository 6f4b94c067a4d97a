package io.rolecall.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class ProblemsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            delivery.to | is missing.                     | delivery.to is missing.
            payMin      | payMin is not an amount.        | payMin is not an amount.
            query.q     | q has 300 characters.           | q has 300 characters.
            id          | There is no such posting.       | There is no such posting.
            colour      | 'colour' is not a criterion.    | 'colour' is not a criterion.
                        | nothing can be read.            | nothing can be read.
            """)
    void a_detail_without_a_subject_gets_the_field(String field, String detail, String told) {
        assertThat(Problems.of(HttpStatus.BAD_REQUEST, field, detail).getDetail())
                .isEqualTo(told);
    }
}
