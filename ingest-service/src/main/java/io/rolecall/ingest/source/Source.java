package io.rolecall.ingest.source;

import io.rolecall.ingest.form.ListForm;
import io.rolecall.ingest.form.ListForm.Absence;
import io.rolecall.ingest.form.ListForms;
import io.rolecall.ingest.form.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A list of postings that is read again and again, as the operator describes it.
 *
 * @param id the first part of its postings' ids
 * @param type the form of the list
 * @param url where the list is
 * @param organization who hires, for lists that don't say so themselves
 * @param organizationUrl their page
 * @param options what the form wants to know beside the address
 * @param interval between two runs
 */
@Document("sources")
record Source(
        @Id String id,
        String type,
        String url,
        @Nullable String organization,
        @Nullable String organizationUrl,
        Map<String, String> options,
        Duration interval,
        Instant createdAt) {
    ListForm form() {
        return ListForms.of(type)
                .orElseThrow(() -> new IllegalStateException("Source " + id + " has the unknown type " + type));
    }

    /** Tells this list from another one. */
    String list() {
        return type + ' ' + url + ' ' + options;
    }

    Absence absence() {
        return form().absence(listing(null));
    }

    Listing listing(@Nullable String cursor) {
        return new Listing(id, url, organization, organizationUrl, options, cursor);
    }
}
