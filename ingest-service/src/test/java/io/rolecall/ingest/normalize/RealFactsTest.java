package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is read out of texts, against what real boards state as data; where a folder of them is given. */
class RealFactsTest {
    /** What a text calls on-target earnings some boards give as salary; the text is right to say that it isn't. */
    private static final Pattern ON_TARGET = Pattern.compile("\\bOTE\\b|(?i:on[- ]target)");

    @Test
    void payInTextsIsThePayThatBoardsState() throws IOException {
        int guessed = 0;
        int right = 0;
        int stated = 0;
        int found = 0;
        for (JsonNode job : jobs()) {
            List<Pay> truth = salaries(job.path("compensation"));
            String text =
                    Markup.ofHtml(job.path("descriptionHtml").asString("")).text();
            boolean told = truth.stream().anyMatch(pay -> tells(text, pay));
            if (truth.isEmpty() || !told || ON_TARGET.matcher(text).find()) {
                continue;
            }
            Pay guess = PayText.find(text, "en", countries(job)).orElse(null);
            boolean hit = guess != null && truth.stream().anyMatch(pay -> same(guess, pay));
            stated++;
            found += hit ? 1 : 0;
            guessed += guess == null ? 0 : 1;
            right += hit ? 1 : 0;
        }
        System.out.printf("Pay: %d of %d guesses right, %d of %d told ones found%n", right, guessed, found, stated);
        assertThat(right).isGreaterThanOrEqualTo(guessed * 95 / 100);
        assertThat(found).isGreaterThanOrEqualTo(stated * 90 / 100);
    }

    @Test
    void whoeverIsCalledRemoteByTextsIsByTheBoardToo() throws IOException {
        int remote = 0;
        int wrong = 0;
        for (JsonNode job : jobs()) {
            if (job.hasNonNull("isRemote") && workplace(job) == Workplace.REMOTE) {
                remote++;
                wrong += job.path("isRemote").asBoolean() ? 0 : 1;
            }
        }
        System.out.printf("Remote: %d by texts, %d of them not by the board%n", remote, wrong);
        assertThat(wrong).isLessThanOrEqualTo(remote * 6 / 100);
    }

    @Test
    void placesAreFound() throws IOException {
        int places = 0;
        int resolved = 0;
        List<String> texts = new ArrayList<>();
        for (JsonNode job : jobs()) {
            texts.add(job.path("location").asString(""));
            job.path("secondaryLocations")
                    .forEach(place -> texts.add(place.path("location").asString("")));
        }
        JsonNode listings = JsonMapper.shared()
                .readTree(Files.readString(Objects.requireNonNull(folder()).resolve("listings/newgrad.json")));
        listings.forEach(row -> row.path("locations").forEach(place -> texts.add(place.asString(""))));
        for (String text : texts) {
            Whereabouts where = Whereabouts.of(new Draft("s", "1").place(text, null), "t", "");
            places++;
            resolved += Stream.concat(where.locations().stream(), where.applicantLocations().stream())
                            .map(Location::country)
                            .allMatch(Objects::nonNull)
                    ? 1
                    : 0;
        }
        System.out.printf("Places: %d of %d resolved%n", resolved, places);
        assertThat(resolved).isGreaterThanOrEqualTo(places * 97 / 100);
    }

    private static Workplace workplace(JsonNode job) {
        String text = Markup.ofHtml(job.path("descriptionHtml").asString("")).text();
        return Workplaces.read(draft(job), job.path("title").asString(""), text);
    }

    private static java.util.Set<String> countries(JsonNode job) {
        return Whereabouts.of(draft(job), "t", "").countries();
    }

    private static Draft draft(JsonNode job) {
        return new Draft("s", "1").place(job.path("location").asString(null), null);
    }

    private static List<Pay> salaries(JsonNode compensation) {
        List<JsonNode> components = new ArrayList<>();
        compensation.path("summaryComponents").forEach(components::add);
        compensation
                .path("compensationTiers")
                .forEach(tier -> tier.path("components").forEach(components::add));
        return components.stream()
                .filter(component ->
                        component.path("compensationType").asString("").equals("Salary"))
                .map(component -> StatedPay.of(
                        amount(component.path("minValue")),
                        amount(component.path("maxValue")),
                        component.path("currencyCode").asString(null),
                        StatedPay.interval(component.path("interval").asString(null))))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable BigDecimal amount(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    /** Whether both ends stand in the text, written out. */
    private static boolean tells(String text, Pay pay) {
        String digits =
                text.replaceAll("(?<=\\d)[.,'’\\s\u00a0\u202f](?=\\d{3})", "").replaceAll("(?<=\\d) ?[kK]\\b", "000");
        return Stream.of(pay.min(), pay.max())
                .filter(Objects::nonNull)
                .allMatch(end -> Pattern.compile(
                                "(?<!\\d)" + end.stripTrailingZeros().toPlainString() + "(?!\\d)")
                        .matcher(digits)
                        .find());
    }

    /** A text may give a range where the board picks one of its ends for each of several openings. */
    private static boolean same(Pay guess, Pay truth) {
        boolean one = equal(truth.min(), truth.max());
        boolean low = equal(guess.min(), truth.min());
        boolean high = equal(guess.max(), truth.max());
        return guess.period() == truth.period()
                && Objects.equals(guess.currency(), truth.currency())
                && (one ? low || high : low && high);
    }

    private static boolean equal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null || a.compareTo(b) == 0;
    }

    private static List<JsonNode> jobs() throws IOException {
        Path folder = folder();
        assumeTrue(folder != null, "No folder of real lists: ROLECALL_DATA names none and ../shared/data isn't there");
        List<JsonNode> jobs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("ashby"))) {
            for (Path file : files.sorted().toList()) {
                JsonMapper.shared()
                        .readTree(Files.readString(file))
                        .path("jobs")
                        .forEach(jobs::add);
            }
        }
        return jobs;
    }

    private static @Nullable Path folder() {
        String given = System.getenv("ROLECALL_DATA");
        Path path = given != null ? Path.of(given) : null;
        for (Path p = Path.of("").toAbsolutePath(); path == null && p != null; p = p.getParent()) {
            Path data = p.resolveSibling("shared").resolve("data");
            path = Files.isDirectory(data) ? data : null;
        }
        return path != null && Files.isDirectory(path.resolve("ashby")) ? path : null;
    }
}
