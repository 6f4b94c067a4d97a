package io.rolecall.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.stream.Collectors;

/**
 * What a field of work (the criterion {@code category}) is called in the language of whoever reads of it. Those that we give to
 * postings have a name in each language; what a source calls it stays as the source wrote it.
 */
public final class FieldNames {
    private static final Map<String, String> GERMAN = read("fields.de.tsv");

    private FieldNames() {}

    /** @param field as it is searched by */
    public static String of(String field, Locale reader) {
        return reader.getLanguage().equals("de") ? GERMAN.getOrDefault(field, field) : field;
    }

    static Map<String, String> german() {
        return GERMAN;
    }

    private static Map<String, String> read(String file) {
        try (InputStream input = FieldNames.class.getResourceAsStream(file)) {
            if (input == null) {
                throw new MissingResourceException("There is no " + file, FieldNames.class.getName(), file);
            }
            return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(names -> names[0], names -> names[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("The names of fields of work can't be read: " + file, e);
        }
    }
}
