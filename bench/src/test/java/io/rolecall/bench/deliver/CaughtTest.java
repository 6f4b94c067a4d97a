package io.rolecall.bench.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaughtTest {
    @TempDir
    Path folder;

    @Test
    void a_line_names_what_the_text_of_a_mail_tells() {
        String mail = """
                Message-ID: <d1@localhost>
                Content-Type: text/plain

                t3x0e word Pilot
                Employer

                about t9x9e
                Content-Type: text/html

                t8x0e
                """.replace("\n", "\r\n");
        assertThat(Catcher.line(List.of("ada@example.org"), mail.getBytes(ISO_8859_1)))
                .matches("\\d+\tada@example.org\td1@localhost\tt3x0e");
    }

    @Test
    void what_came_again_is_counted_and_what_never_came_as_well() throws IOException {
        Path lines = folder.resolve("caught.txt");
        Caught caught = new Caught(lines);
        caught.read();
        Audience audience = new Audience(2, 2);
        write(lines, "1\t" + audience.mailbox(0) + "\td1\tt0x0e,t0x1e\n2\t" + audience.mailbox(1) + "\td2\tt0x");
        caught.read();
        assertThat(caught.mails()).hasSize(1);
        assertThat(audience.lost(caught)).isEqualTo(2);
        write(lines, "0e\n3\t" + audience.mailbox(0) + "\td1\tt0x0e,t0x1e\n");
        write(lines, "4\t" + audience.mailbox(1) + "\td3\tt0x0e,t0x1e\n");
        caught.read();
        assertThat(audience.lost(caught)).isZero();
        assertThat(caught.told()).isEqualTo(4);
        assertThat(caught.repeated()).isEqualTo(new Caught.Repeated(1, 1));
    }

    private static void write(Path lines, String text) throws IOException {
        Files.writeString(lines, text, ISO_8859_1, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
