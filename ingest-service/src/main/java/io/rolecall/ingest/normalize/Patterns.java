package io.rolecall.ingest.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The bundled tables: lines of two columns, where the second may hold several names, and one name several spellings. */
final class Patterns {
    private Patterns() {}

    /** The lines of a table beside this class, split at tabs; what starts with # is a remark. */
    static List<String[]> table(String file) {
        try (InputStream bytes = Objects.requireNonNull(Patterns.class.getResourceAsStream(file), file);
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "{a,b} c|d" is "a c", "b c" and "d"; an empty choice leaves the part out. */
    static Stream<String> names(String patterns) {
        return Stream.of(patterns.split("\\|"))
                .flatMap(pattern -> expanded(pattern).stream())
                .map(String::strip);
    }

    private static List<String> expanded(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        int close = pattern.indexOf('}', open);
        List<String> rests = expanded(pattern.substring(close + 1));
        List<String> all = new ArrayList<>();
        for (String choice : pattern.substring(open + 1, close).split(",", -1)) {
            for (String rest : rests) {
                all.add(pattern.substring(0, open) + choice + rest);
            }
        }
        return all;
    }
}
