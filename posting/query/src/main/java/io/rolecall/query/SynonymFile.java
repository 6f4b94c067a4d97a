package io.rolecall.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code synonyms.txt}, whose head says how it is written; refuses what would make queries too large. */
final class SynonymFile {
    /** Of one name: with the most words of a query, what has to be looked up for it stays bounded. */
    private static final int MOST_OTHERS = 16;

    private static final int LONGEST = 6;

    private final Map<String, Set<Sought>> others = new LinkedHashMap<>();
    private final Set<Inflection> inflections = EnumSet.noneOf(Inflection.class);
    private @Nullable Inflection language;

    private SynonymFile() {}

    static Synonyms bundled() {
        try (InputStream file = SynonymFile.class.getResourceAsStream("synonyms.txt")) {
            if (file == null) {
                throw new IllegalStateException("synonyms.txt is missing");
            }
            return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException that names the line that can't be read */
    static Synonyms read(List<String> lines) {
        SynonymFile file = new SynonymFile();
        for (int i = 0; i < lines.size(); i++) {
            // C# is a name: a comment begins a line or follows a space.
            String line = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
            try {
                if (!line.isEmpty()) {
                    file.line(line);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "synonyms.txt, line " + (i + 1) + ", '" + line + "': " + e.getMessage(), e);
            }
        }
        Map<String, List<Sought>> fixed = new HashMap<>();
        file.others.forEach((key, names) -> fixed.put(key, List.copyOf(names)));
        return new Synonyms(fixed, List.copyOf(file.inflections), LONGEST);
    }

    private void line(String line) {
        if (line.startsWith("[") && line.endsWith("]")) {
            String code = line.substring(1, line.length() - 1).strip();
            language = Inflection.of(code);
            if (language == null && !code.equals("any")) {
                throw new IllegalArgumentException(
                        "'" + code + "' is neither any nor a language whose plurals are known");
            }
            if (language != null) {
                inflections.add(language);
            }
            return;
        }
        boolean oneWay = line.contains(" > ");
        List<Sought> names = names(line, oneWay ? " > " : " = ");
        if (oneWay) {
            if (names.size() != 2 || line.contains(" = ")) {
                throw new IllegalArgumentException("is not one name > one other");
            }
            add(names.getFirst(), names.getLast());
            return;
        }
        if (names.size() < 2) {
            throw new IllegalArgumentException("is neither names with = between them nor a name > another");
        }
        for (Sought name : names) {
            names.stream().filter(other -> !other.equals(name)).forEach(other -> add(name, other));
        }
    }

    private static List<Sought> names(String line, String between) {
        List<Sought> names = new ArrayList<>();
        for (String name :
                Arrays.stream(line.split(between, -1)).map(String::strip).toList()) {
            if (!Sought.in(name)) {
                throw new IllegalArgumentException("there is no word in '" + name + "'");
            }
            Sought sought = Sought.of(name, ' ');
            if (sought.readings().getFirst().size() > LONGEST) {
                throw new IllegalArgumentException("'" + name + "' has more than " + LONGEST + " words");
            }
            if (names.contains(sought)) {
                throw new IllegalArgumentException("'" + name + "' is there twice");
            }
            names.add(sought);
        }
        return names;
    }

    private void add(Sought name, Sought other) {
        for (List<String> reading : name.readings()) {
            put(Synonyms.key(reading), name, other);
            String stems = language == null ? null : Synonyms.key(reading, language);
            if (stems != null) {
                put(stems, name, other);
            }
        }
    }

    private void put(String key, Sought name, Sought other) {
        Set<Sought> known = others.computeIfAbsent(key, _ -> new LinkedHashSet<>());
        known.add(other);
        if (known.size() > MOST_OTHERS) {
            throw new IllegalArgumentException(
                    "'" + name.written() + "' has more than " + MOST_OTHERS + " other names");
        }
    }
}
