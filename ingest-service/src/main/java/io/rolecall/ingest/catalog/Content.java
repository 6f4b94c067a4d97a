package io.rolecall.ingest.catalog;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingField;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of a posting, field by field: the one rule for what makes two states of it different. When it was seen,
 * its version and status are no part of it, nor the parameters by which links are tracked, which some sources change at every
 * answer.
 */
final class Content {
    private static final Pattern TRACKING =
            Pattern.compile("(?i)(?<=[?&])(?:utm_[a-z_]+|gclid|fbclid|mc_[ce]id|gh_src|lever-source)=[^&#]*&?");

    private Content() {}

    /** What an event calls by a field's name. */
    static @Nullable Object of(Posting posting, PostingField field) {
        return switch (field) {
            case TITLE -> posting.title();
            case ORGANIZATION -> posting.organization();
            case LOCATIONS -> List.of(posting.locations(), posting.applicantLocations());
            case WORKPLACE -> posting.workplace();
            case EMPLOYMENT_TYPES -> posting.employmentTypes();
            case LEVEL -> posting.level();
            case PAY -> posting.pay();
            case DESCRIPTION -> posting.descriptionText();
            case LANGUAGE -> posting.language();
            case CATEGORY -> posting.category();
            case VALID_THROUGH -> posting.validThrough();
            case URL -> withoutTracking(posting.url());
        };
    }

    /** What has no name of its own in an event. */
    static List<@Nullable Object> others(Posting posting) {
        return Arrays.asList(
                posting.requisitionId(),
                posting.description(),
                posting.occupation(),
                posting.skills(),
                posting.datePosted());
    }

    static @Nullable String withoutTracking(@Nullable String url) {
        if (url == null || url.indexOf('?') < 0) {
            return url;
        }
        return TRACKING.matcher(url).replaceAll("").replaceFirst("[?&]+(?=#|$)", "");
    }
}
