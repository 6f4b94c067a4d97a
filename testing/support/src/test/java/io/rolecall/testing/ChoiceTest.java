package io.rolecall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
    private static final Supplier<Optional<String>> NONE = Optional::empty;
    private static final Supplier<Optional<String>> NO_IMAGE = () -> Optional.of("there is no image");

    private final List<String> report = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"", "auto", "true"})
    void containersAreTakenWhereTheyCanBeHad(String setting) {
        assertThat(start(Choice.of(setting, NONE, report::add))).isEqualTo("of the container");
        assertThat(report).containsExactly("Kafka: container kafka:1 at of the container");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auto"})
    void embeddedPartsReplaceContainersThatCannotBeHadAndTheReasonIsTold(String setting) {
        assertThat(start(Choice.of(setting, NO_IMAGE, report::add))).isEqualTo("embedded");
        assertThat(report).containsExactly("Kafka: embedded at embedded (there is no image)");
    }

    @Test
    void noEngineIsAskedWhereEmbeddedPartsAreDemanded() {
        Supplier<Optional<String>> asked = () -> {
            throw new AssertionError("asked");
        };

        assertThat(start(Choice.of("false", asked, report::add))).isEqualTo("embedded");
        assertThat(report).containsExactly("Kafka: embedded at embedded (ROLECALL_TEST_CONTAINERS is false)");
    }

    @Test
    void containersThatAreDemandedAndCannotBeHadAreAFailure() {
        assertThatThrownBy(() -> Choice.of("true", NO_IMAGE, report::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ROLECALL_TEST_CONTAINERS is true, but there is no image");
    }

    @Test
    void aContainerThatDoesNotStartIsReplacedUnlessItIsDemanded() {
        Supplier<String> broken = () -> {
            throw new IllegalStateException("no room");
        };

        assertThat(Choice.of("auto", NONE, report::add).start("Kafka", "kafka:1", broken, () -> "embedded"))
                .isEqualTo("embedded");
        assertThat(report)
                .containsExactly("Kafka: embedded at embedded (the container kafka:1 did not start: no room)");
        Choice demanded = Choice.of("true", NONE, report::add);
        assertThatThrownBy(() -> demanded.start("Kafka", "kafka:1", broken, () -> "embedded"))
                .hasMessage("no room");
    }

    @Test
    void anotherSettingIsRefused() {
        assertThatThrownBy(() -> Choice.of("yes", NONE, report::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ROLECALL_TEST_CONTAINERS is true, false or auto, and not \"yes\"");
    }

    private static String start(Choice choice) {
        return choice.start("Kafka", "kafka:1", () -> "of the container", () -> "embedded");
    }
}
