package io.rolecall.ingest.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a list with columns or elements of its own names can say of a posting; its option tells where. */
enum Field {
    ID("id", "what the list calls a posting"),
    REQUISITION_ID("requisitionId", "what the employer calls the vacancy"),
    URL("url", "the posting's page"),
    TITLE("title", "its title"),
    ORGANIZATION("organization", "who hires"),
    ORGANIZATION_URL("organizationUrl", "their page"),
    DESCRIPTION("description", "its text or HTML"),
    PLACE("place", "where the work is, as one text"),
    CITY("city", "the city"),
    REGION("region", "the region"),
    COUNTRY("country", "the country"),
    DATE_POSTED("datePosted", "when it was posted"),
    VALID_THROUGH("validThrough", "the last day to apply"),
    EMPLOYMENT_TYPE("employmentType", "full time, part time, ..."),
    EMPLOYMENT_SHARE("employmentShare", "how much of full time, in per cent"),
    PAY("pay", "the pay as a text or a number"),
    PAY_MIN("payMin", "the least pay"),
    PAY_MAX("payMax", "the most pay"),
    PAY_CURRENCY("payCurrency", "the pay's currency"),
    PAY_PERIOD("payPeriod", "what the pay is for: an hour, a month, a year"),
    CATEGORY("category", "the field of work"),
    LANGUAGE("language", "the language of the text"),
    WORKPLACE("workplace", "on site, hybrid or remote"),
    SKILLS("skills", "skills asked for");

    private final String option;
    private final String meaning;

    Field(String option, String meaning) {
        this.option = option;
        this.meaning = meaning;
    }

    /** The name of its option. */
    String option() {
        return option;
    }

    static Optional<Field> ofOption(String name) {
        return Arrays.stream(values())
                .filter(field -> field.option.equals(name))
                .findFirst();
    }

    /** The options of all, each with a sentence that ends in what is to be named there. */
    static Map<String, String> options(String where) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Field field : values()) {
            options.put(field.option, where + " " + field.meaning + "; =TEXT is the same text for all.");
        }
        return options;
    }
}
