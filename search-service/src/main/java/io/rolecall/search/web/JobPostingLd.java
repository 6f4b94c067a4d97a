package io.rolecall.search.web;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.search.index.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A posting as schema.org/JobPosting in JSON-LD, by the rules under which search engines list one: a remote job names a country
 * where one may live, a place of work its country, and what isn't known is left out.
 */
final class JobPostingLd {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JobPostingLd() {}

    /** JSON that can stand inside a script element: nothing in it can end the element. */
    static String of(Posting posting, String descriptionHtml) {
        Map<String, @Nullable Object> job = new LinkedHashMap<>();
        job.put("@context", "https://schema.org");
        job.put("@type", "JobPosting");
        job.put("title", posting.title());
        job.put("description", descriptionHtml.isEmpty() ? posting.title() : descriptionHtml);
        job.put("datePosted", Columns.posted(posting).toString());
        job.put(
                "validThrough",
                posting.validThrough() == null ? null : posting.validThrough().toString());
        job.put("identifier", typed("PropertyValue", "name", posting.source(), "value", posting.externalId()));
        job.put(
                "hiringOrganization",
                typed(
                        "Organization",
                        "name",
                        posting.organization().name(),
                        "sameAs",
                        posting.organization().url()));
        job.put(
                "employmentType",
                posting.employmentTypes().isEmpty()
                        ? null
                        : posting.employmentTypes().stream().map(Enum::name).toList());
        job.put(
                "jobLocation",
                posting.locations().stream()
                        .filter(l -> l.country() != null)
                        .map(JobPostingLd::place)
                        .distinct()
                        .toList());
        List<Map<String, Object>> eligible = eligible(posting);
        if (posting.workplace() == Workplace.REMOTE && !eligible.isEmpty()) {
            job.put("jobLocationType", "TELECOMMUTE");
            job.put("applicantLocationRequirements", eligible);
        }
        job.put("directApply", false);
        job.put("baseSalary", pay(posting.pay()));
        return written(job);
    }

    /** An organisation as schema.org/Organization; {@code url} is our page of it. */
    static String organization(String name, String url, @Nullable String ownPage) {
        Map<String, @Nullable Object> organization = new LinkedHashMap<>();
        organization.put("@context", "https://schema.org");
        organization.put("@type", "Organization");
        organization.put("name", name);
        organization.put("url", url);
        organization.put("sameAs", ownPage);
        return written(organization);
    }

    private static String written(Map<String, @Nullable Object> thing) {
        thing.values().removeIf(v -> v == null || v instanceof List<?> list && list.isEmpty());
        return JSON.writeValueAsString(thing)
                .chars()
                .mapToObj(c -> switch (c) {
                    case '<', '>', '&', 0x2028, 0x2029 -> String.format("\\u%04x", c);
                    default -> String.valueOf((char) c);
                })
                .collect(Collectors.joining());
    }

    /** Where a remote worker may live: as it is said, otherwise the countries of the places of work. */
    private static List<Map<String, Object>> eligible(Posting posting) {
        List<Location> said =
                posting.applicantLocations().isEmpty() ? posting.locations() : posting.applicantLocations();
        return said.stream()
                .map(Location::country)
                .filter(Objects::nonNull)
                .distinct()
                .map(country -> typed("Country", "name", country))
                .toList();
    }

    private static Map<String, Object> place(Location location) {
        Map<String, Object> place = typed(
                "Place",
                "address",
                typed(
                        "PostalAddress",
                        "addressLocality",
                        location.city(),
                        "addressRegion",
                        region(location.region()),
                        "addressCountry",
                        location.country()));
        if (location.lat() != null && location.lon() != null) {
            place.put("geo", typed("GeoCoordinates", "latitude", location.lat(), "longitude", location.lon()));
        }
        return place;
    }

    /** Its name: our code of it is known to nobody else. */
    private static @Nullable String region(@Nullable String code) {
        return code == null
                ? null
                : Gazetteer.bundled().byId(code).map(Place::name).orElse(null);
    }

    private static @Nullable Map<String, Object> pay(@Nullable Pay pay) {
        if (pay == null) {
            return null;
        }
        boolean one = pay.min() != null && pay.max() != null && pay.min().compareTo(pay.max()) == 0;
        String unit = pay.period().name();
        return typed(
                "MonetaryAmount",
                "currency",
                pay.currency(),
                "value",
                one
                        ? typed("QuantitativeValue", "value", pay.min(), "unitText", unit)
                        : typed("QuantitativeValue", "minValue", pay.min(), "maxValue", pay.max(), "unitText", unit));
    }

    private static Map<String, Object> typed(String type, @Nullable Object... members) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("@type", type);
        for (int i = 0; i < members.length; i += 2) {
            Object value = members[i + 1];
            if (value != null) {
                typed.put(String.valueOf(Objects.requireNonNull(members[i])), value);
            }
        }
        return typed;
    }
}
