package io.rolecall.notify.web;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A query as the fields of a form, with an empty one more where there may be several values.
 *
 * @param common what most people ask for
 * @param rare what few do
 * @param choices of which any number may be ticked
 * @param periods for the pay, of which one is chosen
 */
record QueryForm(List<Text> common, List<Text> rare, List<Choices> choices, List<Option> periods, boolean payStated) {
    private static final List<String> COMMON = List.of("q", "location", "radiusKm", "excludeOrganization", "payMin");
    private static final List<String> RARE = List.of(
            "title", "organization", "country", "applicantCountry", "payCurrency", "language", "category", "source");

    /** What has one value. */
    private static final List<String> SINGLE = List.of("radiusKm", "payMin");

    record Text(String name, String label, List<String> values) {
        /** Public for the page that asks. */
        public boolean figure() {
            return SINGLE.contains(name);
        }
    }

    record Choices(String name, String label, List<Option> options) {}

    record Option(String value, String label, boolean chosen) {}

    static QueryForm of(Query query, Says says) {
        return new QueryForm(
                COMMON.stream().map(name -> text(name, query, says)).toList(),
                RARE.stream().map(name -> text(name, query, says)).toList(),
                List.of(
                        choices("workplace", "workplace", Workplace.values(), query, says),
                        choices("employmentType", "employment", EmploymentType.values(), query, says),
                        choices("level", "level", Level.values(), query, says)),
                Arrays.stream(Pay.Period.values())
                        .map(p -> new Option(
                                p.name(),
                                says.text("per." + p.name()),
                                p == query.pay().period()))
                        .toList(),
                !query.pay().unknownKept());
    }

    private static Text text(String name, Query query, Says says) {
        Map<String, List<String>> asked = query.writtenParameters();
        List<String> values = new ArrayList<>(
                name.equals("location")
                        ? query.location().stream()
                                .map(wanted -> wanted.name(says.locale()))
                                .toList()
                        : asked.getOrDefault(name, List.of()));
        if (values.isEmpty() || !SINGLE.contains(name)) {
            values.add("");
        }
        return new Text(name, says.text("criterion." + name), values);
    }

    private static Choices choices(String name, String said, Enum<?>[] all, Query query, Says says) {
        List<String> asked = query.parameters().getOrDefault(name, List.of());
        return new Choices(
                name,
                says.text("criterion." + name),
                Arrays.stream(all)
                        .map(Enum::name)
                        .filter(value -> !value.equals("UNKNOWN"))
                        .map(value -> new Option(value, says.text(said + "." + value), asked.contains(value)))
                        .toList());
    }
}
