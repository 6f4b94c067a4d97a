package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstTest {
    @Test
    void aQueryIsReadAndPrinted() {
        Query query = Query.parse(Map.of(
                "q",
                List.of("\"Software Engineer\" (C++ OR Node.js) -php title:nurs* full-time"),
                "country",
                List.of("DE"),
                "payMin",
                List.of("50000.50")));
        assertThat(Query.parse(query.parameters())).isEqualTo(query);
        assertThat(Query.parseJson(query.json())).isEqualTo(query);
        System.out.println(query.json() + "\n" + query.understood() + query.anyOfTerms());
    }
}
