package io.rolecall.search.index;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What search results are counted by. Each goes by the name of the criterion that its values filter by. Where a criterion
 * keeps postings that say nothing of it, those are counted as {@link #UNKNOWN}.
 */
public enum Facet {
    ORGANIZATION("organization", p -> Stream.of(p.organization().name())),
    COUNTRY(
            "country",
            p -> Stream.concat(p.locations().stream(), p.applicantLocations().stream())
                    .map(Location::country)),
    WORKPLACE("workplace", p -> Stream.of(p.workplace()).filter(w -> w != Workplace.UNKNOWN)),
    EMPLOYMENT_TYPE(
            "employmentType",
            p -> p.employmentTypes().isEmpty() ? Stream.of(Facet.UNKNOWN) : p.employmentTypes().stream()),
    LEVEL("level", p -> Stream.of(p.level())),
    CATEGORY("category", p -> Stream.ofNullable(p.category())),
    LANGUAGE("language", p -> Stream.ofNullable(p.language())),
    SOURCE("source", p -> Stream.of(p.source()));

    /** The value under which postings are counted that a criterion keeps although they don't say. */
    public static final String UNKNOWN = "UNKNOWN";

    private final String criterion;
    private final Function<Posting, Stream<? extends @Nullable Object>> values;

    Facet(String criterion, Function<Posting, Stream<? extends @Nullable Object>> values) {
        this.criterion = criterion;
        this.values = values;
    }

    /** The name of the criterion, of the facet in answers, and of the parameter. */
    public String criterion() {
        return criterion;
    }

    /** The values under which a posting is counted, each once. */
    public List<String> values(Posting posting) {
        return values.apply(posting)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** All values in their own order, for a facet whose values are few and known; empty for the others. */
    public List<String> order() {
        return switch (this) {
            case WORKPLACE -> names(Workplace.values());
            case EMPLOYMENT_TYPE -> names(EmploymentType.values());
            case LEVEL -> names(Level.values());
            case ORGANIZATION, COUNTRY, CATEGORY, LANGUAGE, SOURCE -> List.of();
        };
    }

    /** The facet of that name. */
    public static Optional<Facet> named(String criterion) {
        return Arrays.stream(values())
                .filter(f -> f.criterion.equals(criterion))
                .findAny();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
