package io.rolecall.bench.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static Options options(String line) {
        return Options.of(List.of(line.split(" ")));
    }

    @Test
    void quick_changes_only_what_was_not_given() {
        Options options = options("--quick --alerts 7_000");
        assertThat(options.number("alerts", 100, 10)).isEqualTo(7_000);
        assertThat(options.number("postings", 100, 10)).isEqualTo(10);
        assertThat(options.all()).containsEntry("alerts", 7_000).containsEntry("postings", 10);
    }

    @ParameterizedTest
    @CsvSource({
        "--alerts x, --alerts is \"x\"",
        "--alerts -1, --alerts is negative",
        "--share 2, --share is \"2\"",
        "'--languages en,xx', --languages knows no \"xx\"",
        "'--mix en=2,xx', --mix knows no \"xx\"",
        "'--mix en=2,de=0', --mix has \"de=0\"",
        "--density 0, --density is \"0\"",
        "--alert 5, There is no option --alert;",
        "--alerts, is no option with a value",
        "alerts 5, is no option with a value"
    })
    void what_cannot_be_used_is_named(String line, String said) {
        assertThatExceptionOfType(UnusableOptionException.class)
                .isThrownBy(() -> {
                    Options options = options(line);
                    options.number("alerts", 1, 1);
                    options.share("share", 0);
                    options.words("languages", List.of("en", "de"));
                    options.weights("mix", List.of("en"), List.of("en", "de"));
                    options.factor("density", 1);
                    options.all();
                })
                .withMessageContaining(said);
    }

    @Test
    void words_may_have_weights() {
        assertThat(options("--mix de=3,en").weights("mix", List.of("en"), List.of("en", "de")))
                .containsExactly(entry("de", 3), entry("en", 0));
    }

    @Test
    void help_lists_all_options_with_their_values_and_what_they_do() {
        assertThatExceptionOfType(UnusableOptionException.class)
                .isThrownBy(() -> {
                    Options options = options("--help --quick");
                    options.about("alerts", "how many").number("alerts", 100, 10);
                    options.share("hostile", 0.5);
                    options.all();
                })
                .withMessageContaining("--alerts 10   how many")
                .withMessageContaining("--hostile 0.5");
    }
}
