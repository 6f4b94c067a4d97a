package io.rolecall.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path home;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aServiceThatDoesNotEndIsGoneAllTheSameWhenTheNextRunLooksAtItsPort() throws Exception {
        Process deaf = new ProcessBuilder(
                        "sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done", Leftovers.mark(home))
                .start();
        try {
            assertThat(deaf.inputReader().readLine()).isEqualTo("up");
            Files.writeString(home.resolve("deaf.pid"), Long.toString(deaf.pid()));
            List<String> said = new ArrayList<>();

            Leftovers.end(List.of("deaf"), home, home, Duration.ofMillis(300), said::add);

            // It is this JVM's own child: that it has ended is known here only when its reaper has collected it.
            assertThat(deaf.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(said).singleElement().asString().contains("deaf of an earlier run");
            assertThat(home.resolve("deaf.pid")).doesNotExist();
        } finally {
            deaf.destroyForcibly();
        }
    }
}
