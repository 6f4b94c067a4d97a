package io.rolecall.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTest {
    @TempDir
    Path folder;

    @Test
    void whateverIsSaidTheFilesStayWithinTheirLimit() throws IOException {
        ServiceLog log = new ServiceLog(folder.resolve("a.log"), 50_000);

        log.copy(new ByteArrayInputStream("one line of a log\n".repeat(20_000).getBytes(StandardCharsets.UTF_8)));

        assertThat(Files.size(folder.resolve("a.log"))).isBetween(1L, 50_000L);
        assertThat(Files.size(folder.resolve("a.log.1"))).isBetween(1L, 50_000L);
        assertThat(folder).isDirectoryNotContaining("glob:**.2");
    }

    @Test
    void theEndOfALongLogIsShownLineByLine() throws IOException {
        ServiceLog log = new ServiceLog(folder.resolve("a.log"), 1 << 20);
        for (int i = 1; i <= 5_000; i++) {
            log.line("line " + i);
        }

        assertThat(log.tail(2)).containsExactly("line 4999", "line 5000");
    }

    @Test
    void aLogThatIsNotThereHasNoEnd() {
        assertThat(new ServiceLog(folder.resolve("none.log"), 10).tail(3)).isEmpty();
    }
}
