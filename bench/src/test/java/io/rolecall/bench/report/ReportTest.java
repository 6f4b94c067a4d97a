package io.rolecall.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private final Report report = new Report("match", Map.of("alerts", 5))
            .version("JUnit", Test.class)
            .fact("compared", "all")
            .row(Map.of("engine", "ours"))
            .row(Map.of("bytes", "12"));

    @Test
    void the_table_has_every_column_and_a_dash_where_a_row_has_no_figure() {
        assertThat(report.table())
                .contains("| engine | bytes |", "| ours   |     – |", "| –      |    12 |", "alerts=5");
    }

    @Test
    void the_json_says_what_it_was_measured_with() {
        JsonNode json = JsonMapper.shared().readTree(report.json());
        assertThat(json.at("/machine/cores").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(json.at("/machine/cpu").asString()).isNotBlank();
        assertThat(json.at("/machine/jdk").asString())
                .contains(Runtime.version().toString());
        assertThat(json.at("/versions/JUnit").asString()).matches("\\d+\\..*");
        assertThat(json.at("/settings/alerts").asInt()).isEqualTo(5);
        assertThat(json.at("/facts/compared").asString()).isEqualTo("all");
        assertThat(json.at("/rows")).hasSize(2);
        assertThat(json.at("/date").asString()).startsWith("20");
    }
}
