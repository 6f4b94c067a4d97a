package io.rolecall.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What one run of a benchmark found: printed as a table that a Markdown page can take, and kept as JSON with all that belongs to it. */
public final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String benchmark;
    private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, Object> settings;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** @param settings what was chosen, so that the run can be repeated */
    public Report(String benchmark, Map<String, Object> settings) {
        this.benchmark = benchmark;
        this.settings = new LinkedHashMap<>(settings);
    }

    /** Notes the version of the library that a class comes from. */
    public Report version(String library, Class<?> of) {
        String version = of.getPackage().getImplementationVersion();
        versions.put(library, version == null ? "unknown" : version.replaceFirst(" .*", ""));
        return this;
    }

    /** Notes what holds for the whole run. */
    public Report fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Adds a row, its figures by the names of the columns. */
    public Report row(Map<String, String> figures) {
        rows.add(new LinkedHashMap<>(figures));
        return this;
    }

    /** All of it as one JSON object. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", benchmark);
        all.put("date", date.toString());
        all.put("machine", Machine.here());
        all.put("load", Machine.load());
        all.put("versions", versions);
        all.put("settings", settings);
        all.put("facts", facts);
        all.put("rows", rows);
        return JSON.writeValueAsString(all) + "\n";
    }

    /** The table, and above it what must be known to read it. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(benchmark).append(", ").append(date).append('\n');
        text.append(Machine.here()).append('\n');
        text.append("load of the last minute: ").append(Machine.load()).append('\n');
        text.append("versions: ").append(versions).append('\n');
        text.append("settings: ").append(settings).append('\n');
        facts.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        List<String> names = List.copyOf(columns);
        List<List<String>> lines = new ArrayList<>();
        lines.add(names);
        rows.forEach(row ->
                lines.add(names.stream().map(n -> row.getOrDefault(n, "–")).toList()));
        int[] widths = new int[names.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        text.append('\n');
        for (int n = 0; n < lines.size(); n++) {
            for (int i = 0; i < widths.length; i++) {
                String cell = lines.get(n).get(i);
                String space = " ".repeat(widths[i] - cell.length());
                text.append("| ").append(i == 0 ? cell + space : space + cell).append(' ');
            }
            text.append("|\n");
            if (n == 0) {
                for (int i = 0; i < widths.length; i++) {
                    text.append(i == 0 ? "|:" : "|-")
                            .append("-".repeat(widths[i]))
                            .append(i == 0 ? "-" : ":");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    /** Prints the table and writes the JSON. */
    public void publish(PrintStream out, Path folder) {
        Path file = folder.resolve(benchmark + "-" + date.toString().replace(":", "") + ".json");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, json());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
        out.println();
        out.print(table());
        out.println();
        out.println("JSON: " + file);
    }
}
