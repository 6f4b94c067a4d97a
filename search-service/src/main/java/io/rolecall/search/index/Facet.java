package io.rolecall.search.index;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.PlaceWanted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What search results are counted by. Most go by the name of the criterion that their values filter by. Where a criterion
 * keeps postings that say nothing of it, those are counted as {@link #UNKNOWN}.
 */
public enum Facet {
    ORGANIZATION("organization", f -> f.add(f.posting.organization().name())),

    /** Cities, each as the criterion takes it by its id. */
    LOCATION(
            "location",
            Set.of("location", "radiusKm"),
            f -> f.eachPlace(l -> l.lat() == null || l.placeId() == null ? null : PlaceWanted.BY_ID + l.placeId())),

    /** First-level regions, as the criterion {@code location} takes them. */
    REGION(
            "region",
            Set.of("location", "radiusKm"),
            f -> f.eachPlace(l -> l.region() == null ? null : PlaceWanted.BY_ID + l.region())),
    COUNTRY("country", f -> f.eachPlace(Location::country)),
    WORKPLACE("workplace", f -> f.add(f.posting.workplace() == Workplace.UNKNOWN ? null : f.posting.workplace())),
    EMPLOYMENT_TYPE("employmentType", f -> {
        if (f.posting.employmentTypes().isEmpty()) {
            f.add(Facet.UNKNOWN);
        }
        f.posting.employmentTypes().forEach(f::add);
    }),
    LEVEL("level", f -> f.add(f.posting.level())),

    /** By the lower end of the band that the yearly pay lies in. */
    PAY_BAND("payBand", Set.of("payMin", "payCurrency", "payPeriod", "payUnknown"), f -> f.add(band(f.yearlyPay))),
    CATEGORY("category", f -> f.add(f.posting.category())),
    LANGUAGE("language", f -> f.add(f.posting.language())),

    /** By the day, in UTC. */
    POSTED(
            "posted",
            Set.of("postedWithin"),
            f -> f.add(LocalDate.ofInstant(Columns.posted(f.posting), ZoneOffset.UTC))),
    SOURCE("source", f -> f.add(f.posting.source()));

    /** The value under which postings are counted that a criterion keeps although they don't say. */
    public static final String UNKNOWN = "UNKNOWN";

    /** How wide a band of pay is, in units of the currency. */
    public static final long BAND = 10_000;

    /** Where the last band of pay begins, which has no end. */
    public static final long LAST_BAND = 250_000;

    private final String key;
    private final String column;
    private final Set<String> filters;
    private final Consumer<Facts> values;

    /** What values are made of, and those made so far, each once. */
    private record Facts(Posting posting, @Nullable Long yearlyPay, List<String> values) {
        void add(@Nullable Object value) {
            if (value != null && !values.contains(value.toString())) {
                values.add(value.toString());
            }
        }

        void eachPlace(Function<Location, @Nullable String> value) {
            posting.locations().forEach(l -> add(value.apply(l)));
            posting.applicantLocations().forEach(l -> add(value.apply(l)));
        }
    }

    Facet(String key, Consumer<Facts> values) {
        this(key, Set.of(key), values);
    }

    Facet(String key, Set<String> filters, Consumer<Facts> values) {
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
        Facts facts = new Facts(posting, yearlyPay, new ArrayList<>(2));
        values.accept(facts);
        return facts.values;
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

    private static String band(@Nullable Long yearlyPay) {
        return yearlyPay == null ? UNKNOWN : String.valueOf(Math.min(yearlyPay / 100 / BAND * BAND, LAST_BAND));
    }
}
