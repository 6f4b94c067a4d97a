package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each fact against its table of cases in six languages and more; what a table misses is told with its precision and recall. */
class FactTablesTest {
    /** What stands for "nothing is said" in the tables. */
    private static final Set<String> NOTHING = Set.of("-", "UNKNOWN");

    @Test
    void pay() throws IOException {
        holds(
                "pay.txt",
                row -> told(PayText.find(text(row), row[0], row[2].equals("-") ? Set.of() : Set.of(row[2]))
                        .orElse(null)));
    }

    @Test
    void whereARemoteWorkerMayLive() throws IOException {
        holds("residence.txt", row -> places(Residence.read("Engineer", text(row)), row[row.length - 1]));
    }

    @Test
    void employmentByWordsOfSources() throws IOException {
        holds(
                "employment-words.txt",
                row -> EmploymentTypes.of(row[1]).map(EmploymentType::name).orElse("-"));
    }

    @Test
    void employmentInTitlesAndTexts() throws IOException {
        holds("employment.txt", row -> {
            String title = title(row);
            Set<EmploymentType> found = EmploymentWords.read(
                    title, title.isEmpty() ? Level.UNKNOWN : Levels.of(title, false), title.isEmpty() ? text(row) : "");
            return found.isEmpty()
                    ? "-"
                    : found.stream().map(EmploymentType::name).collect(Collectors.joining(" "));
        });
    }

    @Test
    void levels() throws IOException {
        holds("levels.txt", row -> Levels.of(row[1], false).name());
    }

    @Test
    void workplaces() throws IOException {
        holds("workplaces.txt", row -> {
            String title = title(row);
            return Workplaces.read(new Draft("s", "1"), title, title.isEmpty() ? text(row) : "")
                    .name();
        });
    }

    private static void holds(String table, Function<String[], String> fact) throws IOException {
        TreeMap<String, int[]> counts = new TreeMap<>();
        StringBuilder wrong = new StringBuilder();
        for (String[] row : rows(table)) {
            String wanted = row[row.length - 1];
            String found = fact.apply(row);
            int[] count = counts.computeIfAbsent(row[0], language -> new int[4]);
            count[0] += NOTHING.contains(found) ? 0 : 1;
            count[1] += NOTHING.contains(wanted) ? 0 : 1;
            count[2] += found.equals(wanted) && !NOTHING.contains(wanted) ? 1 : 0;
            count[3]++;
            if (!found.equals(wanted)) {
                wrong.append(String.join(" | ", row))
                        .append(" -> ")
                        .append(found)
                        .append('\n');
            }
        }
        StringBuilder shown = new StringBuilder(table);
        counts.forEach((language, n) -> shown.append(String.format(
                "; %s %d cases, %d of %d right, %d of %d found", language, n[3], n[2], n[0], n[2], n[1])));
        System.out.println(shown);
        assertThat(counts).containsKeys("en", "de", "fr", "es", "nl", "sv");
        assertThat(wrong).isEmpty();
    }

    private static List<String[]> rows(String table) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FactTablesTest.class.getResourceAsStream(table), table),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split(" *\\| *"))
                    .toList();
        }
    }

    private static String text(String[] row) {
        return row[1].replace('¶', '\n').replace('~', '\u00a0');
    }

    private static String title(String[] row) {
        return row[1].startsWith("T:") ? row[1].substring(2) : "";
    }

    private static String places(List<Location> places, String wanted) {
        if (places.isEmpty()) {
            return "-";
        }
        if (wanted.equals("#40+") && places.size() >= 40) {
            return wanted;
        }
        return places.size() > 3
                ? "#" + places.size()
                : places.stream()
                        .map(place -> place.region() == null ? place.country() : place.region())
                        .collect(Collectors.joining(" "));
    }

    private static String told(@Nullable Pay pay) {
        return pay == null
                ? "-"
                : shown(pay.min()) + ".." + shown(pay.max()) + " " + pay.currency() + " " + pay.period();
    }

    private static String shown(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }
}
