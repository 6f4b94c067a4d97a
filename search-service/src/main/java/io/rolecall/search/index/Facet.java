package io.rolecall.search.index;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.PlaceWanted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What search results are counted by. Most go by the name of the criterion that their values filter by. Where a criterion
 * keeps postings that say nothing of it, those are counted as {@link #UNKNOWN}.
 */
public enum Facet {
    ORGANIZATION("organization", f -> Stream.of(f.posting.organization().name())),

    /** Cities, each as the criterion takes it by its id. */
    LOCATION(
            "location",
            Set.of("location", "radiusKm"),
            f -> places(f.posting)
                    .filter(l -> l.lat() != null && l.placeId() != null)
                    .map(l -> PlaceWanted.BY_ID + l.placeId())),

    /** First-level regions, as the criterion {@code location} takes them. */
    REGION(
            "region",
            Set.of("location", "radiusKm"),
            f -> places(f.posting).filter(l -> l.region() != null).map(l -> PlaceWanted.BY_ID + l.region())),
    COUNTRY("country", f -> places(f.posting).map(Location::country)),
    WORKPLACE("workplace", f -> Stream.of(f.posting.workplace()).filter(w -> w != Workplace.UNKNOWN)),
    EMPLOYMENT_TYPE(
            "employmentType",
            f -> f.posting.employmentTypes().isEmpty()
                    ? Stream.of(Facet.UNKNOWN)
                    : f.posting.employmentTypes().stream()),
    LEVEL("level", f -> Stream.of(f.posting.level())),

    /** By the lower end of the band that the yearly pay lies in. */
    PAY_BAND("payBand", Set.of("payMin", "payCurrency", "payPeriod", "payUnknown"), f -> Stream.of(band(f.yearlyPay))),
    CATEGORY("category", f -> Stream.ofNullable(f.posting.category())),
    LANGUAGE("language", f -> Stream.ofNullable(f.posting.language())),

    /** By the day, in UTC. */
    POSTED(
            "posted",
            Set.of("postedWithin"),
            f -> Stream.of(LocalDate.ofInstant(Columns.posted(f.posting), ZoneOffset.UTC))),
    SOURCE("source", f -> Stream.of(f.posting.source()));

    /** The value under which postings are counted that a criterion keeps although they don't say. */
    public static final String UNKNOWN = "UNKNOWN";

    /** How wide a band of pay is, in units of the currency. */
    public static final long BAND = 10_000;

    /** Where the last band of pay begins, which has no end. */
    public static final long LAST_BAND = 250_000;

    private final String key;
    private final String column;
    private final Set<String> filters;
    private final Function<Facts, Stream<? extends @Nullable Object>> values;

    private record Facts(Posting posting, @Nullable Long yearlyPay) {}

    Facet(String key, Function<Facts, Stream<? extends @Nullable Object>> values) {
        this(key, Set.of(key), values);
    }

    Facet(String key, Set<String> filters, Function<Facts, Stream<? extends @Nullable Object>> values) {
        this.key = key;
        this.column = "facet." + key;
        this.filters = filters;
        this.values = values;
    }

    /** The name of the facet in answers and in the parameter {@code facets}; that of its criterion where it has one. */
    public String key() {
        return key;
    }

    /** The doc-values field that holds its values. */
    String column() {
        return column;
    }

    /** The parameters that are its own filter, and off when it is counted. */
    public Set<String> filters() {
        return filters;
    }

    /**
     * The values under which a posting is counted, each once.
     *
     * @param yearlyPay in hundredths of a euro; null where it isn't known
     */
    public List<String> values(Posting posting, @Nullable Long yearlyPay) {
        return values.apply(new Facts(posting, yearlyPay))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** The order in which values are shown; empty where the most common come first. */
    public Optional<Comparator<String>> order() {
        return switch (this) {
            case WORKPLACE -> Optional.of(as(Workplace.values()));
            case EMPLOYMENT_TYPE -> Optional.of(as(EmploymentType.values()));
            case LEVEL -> Optional.of(as(Level.values()));
            case PAY_BAND ->
                Optional.of(Comparator.comparingLong(v -> v.equals(UNKNOWN) ? Long.MAX_VALUE : Long.parseLong(v)));
            case POSTED -> Optional.of(Comparator.reverseOrder());
            case ORGANIZATION, LOCATION, REGION, COUNTRY, CATEGORY, LANGUAGE, SOURCE -> Optional.empty();
        };
    }

    /** The facet of that name. */
    public static Optional<Facet> named(String key) {
        return Arrays.stream(values()).filter(f -> f.key.equals(key)).findAny();
    }

    private static Comparator<String> as(Enum<?>[] values) {
        List<String> names = Arrays.stream(values).map(Enum::name).toList();
        return Comparator.<String>comparingInt(v -> names.contains(v) ? names.indexOf(v) : names.size())
                .thenComparing(Comparator.naturalOrder());
    }

    private static Stream<Location> places(Posting posting) {
        return Stream.concat(posting.locations().stream(), posting.applicantLocations().stream());
    }

    private static String band(@Nullable Long yearlyPay) {
        return yearlyPay == null ? UNKNOWN : String.valueOf(Math.min(yearlyPay / 100 / BAND * BAND, LAST_BAND));
    }
}
