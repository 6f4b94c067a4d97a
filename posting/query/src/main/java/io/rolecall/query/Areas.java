package io.rolecall.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of the world that are no place of the gazetteer, because a posting lies in none of them: EMEA, Europe, anywhere. */
final class Areas {
    /** Stands for every country. */
    static final String WORLD = "*";

    private static final int LONGEST_NAME = 4;

    /** By name, its forms with spaces between. */
    private final Map<String, Set<String>> countries;

    private Areas(Map<String, Set<String>> countries) {
        this.countries = countries;
    }

    private static final class Bundled {
        static final Areas IT = load();
    }

    static Areas bundled() {
        return Bundled.IT;
    }

    /** The countries of the areas that a text names; {@link #WORLD} alone where it names only that. */
    Set<String> countries(String text) {
        List<String> forms = forms(text);
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < forms.size(); i++) {
            for (int length = Math.min(LONGEST_NAME, forms.size() - i); length > 0; length--) {
                Set<String> area = countries.get(String.join(" ", forms.subList(i, i + length)));
                if (area != null) {
                    found.addAll(area);
                    i += length - 1;
                    break;
                }
            }
        }
        if (found.size() > 1) {
            found.remove(WORLD);
        }
        return found;
    }

    private static List<String> forms(String text) {
        return Tokenizer.tokens(text).stream()
                .filter(t -> t.kind() == Token.Kind.MAIN)
                .map(Token::form)
                .toList();
    }

    private static Areas load() {
        try (InputStream file = Areas.class.getResourceAsStream("areas.txt")) {
            if (file == null) {
                throw new IllegalStateException("areas.txt is missing");
            }
            return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException that names the line that can't be read */
    static Areas read(List<String> lines) {
        Map<String, Set<String>> countries = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            String[] sides = line.split("=", -1);
            if (line.isEmpty()) {
                continue;
            }
            try {
                if (sides.length != 2) {
                    throw new IllegalArgumentException("is not names = countries");
                }
                Set<String> meant = meant(sides[1], countries);
                for (String name : sides[0].split(",")) {
                    List<String> forms = forms(name);
                    if (forms.isEmpty() || forms.size() > LONGEST_NAME) {
                        throw new IllegalArgumentException("a name is not one to " + LONGEST_NAME + " words");
                    }
                    if (countries.put(String.join(" ", forms), meant) != null) {
                        throw new IllegalArgumentException("'" + name.strip() + "' is there twice");
                    }
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "areas.txt, line " + (i + 1) + ", '" + line + "': " + e.getMessage(), e);
            }
        }
        return new Areas(Map.copyOf(countries));
    }

    private static Set<String> meant(String list, Map<String, Set<String>> known) {
        Set<String> meant = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (String part : list.split(",")) {
            Set<String> area = known.get(String.join(" ", forms(part)));
            if (area != null) {
                meant.addAll(area);
            } else {
                words.addAll(List.of(part.strip().split("\\s+")));
            }
        }
        for (String word : words) {
            Set<String> area = known.get(String.join(" ", forms(word)));
            if (area != null) {
                meant.addAll(area);
            } else if (word.equals(WORLD) || word.matches("[A-Z]{2}")) {
                meant.add(word);
            } else {
                throw new IllegalArgumentException("'" + word + "' is neither a country's code nor an area above");
            }
        }
        return Set.copyOf(meant);
    }
}
