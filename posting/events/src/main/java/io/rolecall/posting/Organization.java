package io.rolecall.posting;

import org.jspecify.annotations.Nullable;

/**
 * Who hires (schema.org's {@code hiringOrganization}).
 *
 * @param name 1 to 300 characters
 * @param url the organisation's own page, an http or https address; null where the source doesn't say
 */
public record Organization(String name, @Nullable String url) {
    public Organization {
        name = Valid.required("organization.name", name, 300);
        url = Valid.webAddress("organization.url", url);
    }
}
