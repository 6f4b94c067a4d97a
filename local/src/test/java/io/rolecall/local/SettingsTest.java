package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path ROOT = Path.of("/somewhere");

    @Test
    void withoutAnyVariableThePortsAreThoseOfTheReadme() {
        assertThat(Settings.of(ROOT, Map.of()).ports())
                .extracting(Settings.Port::number)
                .containsExactly(8080, 8081, 8082, 9092, 27017, 1025, 8025);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80 81"})
    void aPortThatIsNoneIsRefusedByTheNameOfItsVariable(String port) {
        assertThatThrownBy(() -> Settings.of(ROOT, Map.of("KAFKA_PORT", port)))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("KAFKA_PORT")
                .hasMessageContaining(port);
    }

    @Test
    void twoPartsOnOnePortAreRefusedBeforeTheyMeet() {
        assertThatThrownBy(() -> Settings.of(ROOT, Map.of("SEARCH_PORT", "8025")))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("SEARCH_PORT")
                .hasMessageContaining("MAIL_PORT");
    }

    @Test
    void whatIsReplacedByARealOneOpensNoPortAndReachesTheServices() {
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "k1:9092,k2:9092",
                "MONGODB_URI", "mongodb://db/",
                "SMTP_HOST", "mail.example.org",
                "SMTP_PORT", "587");

        Settings settings = Settings.of(ROOT, environment);

        assertThat(settings.ports()).extracting(Settings.Port::number).containsExactly(8080, 8081, 8082);
        assertThat(settings.serviceEnvironment(environment, "key")).containsAllEntriesOf(environment);
    }

    @Test
    void theServicesGetWhatTheyNeedAndKeepWhatTheUserSays() {
        Map<String, String> environment =
                Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1M", "SEARCH_PORT", "9080", "SEARCH_URL", "", "PATH", "/bin");

        assertThat(Settings.of(ROOT, environment).serviceEnvironment(environment, "key"))
                .containsEntry("NOTIFY_IMMEDIATE_WINDOW", "PT1M")
                .containsEntry("SEARCH_URL", "http://localhost:9080")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
                .containsEntry("MONGODB_URI", "mongodb://127.0.0.1:27017")
                .containsEntry("SEARCH_INDEX_DIRECTORY", "/somewhere/.rolecall/data/index")
                .containsEntry("ROLECALL_API_KEY", "key")
                .containsEntry("PATH", "/bin");
    }
}
