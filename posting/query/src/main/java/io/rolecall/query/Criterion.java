package io.rolecall.query;

import java.util.Arrays;
import java.util.List;

/** The criteria's names, the same as URL parameters and as members of an alert's query; in the order of the canonical form. */
public enum Criterion {
    Q("q"),
    TITLE("title"),
    ORGANIZATION("organization"),
    EXCLUDE_ORGANIZATION("excludeOrganization"),
    LOCATION("location"),
    RADIUS_KM("radiusKm"),
    COUNTRY("country"),
    /** Remote work that is open to people in a country. */
    APPLICANT_COUNTRY("applicantCountry"),
    WORKPLACE("workplace"),
    EMPLOYMENT_TYPE("employmentType"),
    LEVEL("level"),
    PAY_MIN("payMin"),
    PAY_CURRENCY("payCurrency"),
    PAY_PERIOD("payPeriod"),
    PAY_UNKNOWN("payUnknown"),
    LANGUAGE("language"),
    CATEGORY("category"),
    SOURCE("source");

    private final String key;

    Criterion(String key) {
        this.key = key;
    }

    /** The name in URLs, JSON and reasons. */
    public String key() {
        return key;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Criterion::key).toList();
    }

    static Criterion named(String key) {
        for (Criterion criterion : values()) {
            if (criterion.key.equals(key)) {
                return criterion;
            }
        }
        throw new InvalidQueryException(
                key,
                null,
                -1,
                "'" + InvalidQueryException.brief(key) + "' is not a criterion; known are " + String.join(", ", keys())
                        + ".");
    }
}
