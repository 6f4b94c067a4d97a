package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path root;

    @Test
    void theKeyIsMadeOnceForTheUserAloneAndKept() throws Exception {
        String key;
        try (Home home = Home.lock(settings(Map.of()))) {
            key = home.apiKey();
        }

        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(".rolecall/api-key"))))
                .isEqualTo("rw-------");
        try (Home home = Home.lock(settings(Map.of()))) {
            assertThat(home.apiKey()).isEqualTo(key);
        }
    }

    @Test
    void aKeyOfTheEnvironmentIsNotWrittenDown() {
        try (Home home = Home.lock(settings(Map.of("ROLECALL_API_KEY", "mine")))) {
            assertThat(home.apiKey()).isEqualTo("mine");
            assertThat(root.resolve(".rolecall/api-key")).doesNotExist();
        }
    }

    @Test
    void aSecondRunIsRefusedAndToldOfTheFirst() {
        try (Home first = Home.lock(settings(Map.of()))) {
            assertThat(first.apiKey()).isNotEmpty();
            assertThatThrownBy(() -> Home.lock(settings(Map.of())))
                    .isInstanceOf(UnusableException.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("./rolecall down");
        }
    }

    @Test
    void emptyingKeepsTheKeyAndTheLogs() throws Exception {
        try (Home home = Home.lock(settings(Map.of()))) {
            Files.createDirectories(root.resolve(".rolecall/data/kafka/log"));
            Files.writeString(root.resolve(".rolecall/data/kafka/log/0.log"), "records");
            Files.writeString(root.resolve(".rolecall/logs/local.log"), "lines");
            String key = home.apiKey();

            home.empty();

            assertThat(root.resolve(".rolecall/data")).isEmptyDirectory();
            assertThat(root.resolve(".rolecall/logs/local.log")).exists();
            assertThat(home.apiKey()).isEqualTo(key);
        }
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.of(root, environment);
    }
}
