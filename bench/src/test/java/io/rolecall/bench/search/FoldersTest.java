package io.rolecall.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.bench.option.UnusableOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_found_again_by_who_asks_for_the_same() throws IOException {
        try (Folders folders = new Folders(folder.toString(), "ten postings")) {
            folders.clear("engine");
            Files.createDirectories(folders.of("engine"));
            assertThat(folders.noted("engine")).isEmpty();
            folders.note("engine", Map.of("GB", "1.00"));
        }
        assertThat(new Folders(folder.toString(), "ten postings").noted("engine"))
                .containsExactly(Map.entry("GB", "1.00"));
        assertThat(new Folders(folder.toString(), "eleven postings").noted("engine"))
                .isEmpty();
    }

    @Test
    void a_run_that_broke_off_is_begun_anew() throws IOException {
        Folders folders = new Folders(folder.toString(), "ten postings");
        folders.clear("engine");
        Files.createDirectories(folders.of("engine"));
        folders.clear("engine");
        assertThat(folders.of("engine")).doesNotExist();
    }

    @Test
    void what_no_run_has_made_is_never_deleted() throws IOException {
        Path work = Files.createFile(
                Files.createDirectories(folder.resolve("engine")).resolve("work"));
        Folders folders = new Folders(folder.toString(), "ten postings");
        assertThatThrownBy(() -> folders.clear("engine"))
                .isInstanceOf(UnusableOptionException.class)
                .hasMessageContaining("--keep");
        assertThat(work).exists();
    }
}
