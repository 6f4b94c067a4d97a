package io.rolecall.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One posting as one source published it: everything that is known of it, with the names of schema.org/JobPosting where it
 * has one. Immutable; all collections are unmodifiable and without null. {@link PostingParts} makes one by the names of its
 * members, from nothing or from another one.
 *
 * @param id {@code <source>:<external id>}, at most 320 characters; the key on the topic and everywhere else
 * @param source the id of the source: 1 to 64 of {@code a-z 0-9 - _ .}, starting with a letter or digit
 * @param externalId what the source calls the posting, 1 to 255 characters, never reused by it for another posting
 * @param requisitionId what the employer calls the vacancy, at most 255 characters; null where the source doesn't say
 * @param url where to read and apply, an http or https address; null where the source has no page for it
 * @param title 1 to 500 characters, plain text
 * @param organization who hires
 * @param locations places of work, at most 50, in the source's order; empty where unknown
 * @param workplace where the work is done
 * @param applicantLocations where a remote worker may live, at most 50; empty means that nothing was said
 * @param employmentTypes empty where unknown
 * @param level the seniority asked for
 * @param pay null where none is posted
 * @param description sanitised HTML, at most {@value #MAX_DESCRIPTION} characters; empty where there is none
 * @param descriptionText the description as plain text: what is searched
 * @param language of the title and description, ISO 639-1, lower case; null where unknown
 * @param category the field of work as the source calls it, at most 200 characters
 * @param occupation what one does there by ISCO-08; null where that was not clear
 * @param skills that the posting names, at most 50, in the words of one dictionary; empty where none
 * @param datePosted when the source says that it was posted
 * @param validThrough the last moment at which the source takes applications
 * @param firstSeen when we first saw it
 * @param lastSeen when we last saw it, as of the version told: seeing it again unchanged makes no new version
 * @param clusterId the vacancy that this posting advertises; several postings may share it
 * @param version 1 for the first, and one more for each change; never goes back for one id
 * @param status whether one can still apply
 * @param closedAt when it was closed; set exactly when it is
 * @param closedReason by what evidence; set exactly when it is closed
 */
public record Posting(
        String id,
        String source,
        String externalId,
        @Nullable String requisitionId,
        @Nullable String url,
        String title,
        Organization organization,
        List<Location> locations,
        Workplace workplace,
        List<Location> applicantLocations,
        Set<EmploymentType> employmentTypes,
        Level level,
        @Nullable Pay pay,
        String description,
        String descriptionText,
        @Nullable String language,
        @Nullable String category,
        @Nullable Occupation occupation,
        // Left out where empty: a record of a posting without skills is what it was before there were any.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> skills,
        @Nullable Instant datePosted,
        @Nullable Instant validThrough,
        Instant firstSeen,
        Instant lastSeen,
        String clusterId,
        long version,
        Status status,
        @Nullable Instant closedAt,
        @Nullable ClosedReason closedReason) {

    /** The longest description that is taken, in UTF-16 units: some ten times the longest seen on real boards. */
    public static final int MAX_DESCRIPTION = 200_000;

    /** The most skills that one posting names. */
    public static final int MAX_SKILLS = 50;

    private static final int MAX_LOCATIONS = 50;
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    public Posting {
        source = sourceId(source);
        externalId = Valid.required("externalId", externalId, 255);
        if (!idOf(source, externalId).equals(id)) {
            throw new InvalidPostingException("id", "is not <source>:<externalId>");
        }
        requisitionId = Valid.optional("requisitionId", requisitionId, 255);
        url = Valid.webAddress("url", url);
        title = Valid.required("title", title, 500);
        present("organization", organization);
        locations = atMost("locations", locations);
        present("workplace", workplace);
        applicantLocations = atMost("applicantLocations", applicantLocations);
        employmentTypes = employmentTypes == null || employmentTypes.isEmpty()
                ? Set.of()
                : java.util.Collections.unmodifiableSet(java.util.EnumSet.copyOf(employmentTypes));
        present("level", level);
        description = Valid.bounded("description", description, MAX_DESCRIPTION);
        descriptionText = Valid.bounded("descriptionText", descriptionText, MAX_DESCRIPTION);
        language = Valid.optional("language", language, 3);
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new InvalidPostingException("language", "is not an ISO 639 code in lower case");
        }
        category = Valid.optional("category", category, 200);
        skills = named(skills);
        present("firstSeen", firstSeen);
        present("lastSeen", lastSeen);
        clusterId = Valid.required("clusterId", clusterId, 400);
        if (version < 1) {
            throw new InvalidPostingException("version", "is below 1");
        }
        present("status", status);
        if ((status == Status.CLOSED) != (closedAt != null) || (status == Status.CLOSED) != (closedReason != null)) {
            throw new InvalidPostingException(
                    "status", "CLOSED goes with closedAt and closedReason, and OPEN with neither");
        }
    }

    /** The id of a posting of a source. */
    public static String idOf(String source, String externalId) {
        return source + ":" + externalId;
    }

    /**
     * The same string when it is a source's id.
     *
     * @throws InvalidPostingException when it is not
     */
    public static String sourceId(@Nullable String source) {
        if (source == null || source.isBlank()) {
            throw new InvalidPostingException("source", "is missing");
        }
        if (!SOURCE.matcher(source).matches()) {
            throw new InvalidPostingException(
                    "source", "is not 1 to 64 of a-z, 0-9, '-', '_' and '.', starting with a letter or digit");
        }
        return source;
    }

    /** Whether one can still apply. */
    public boolean open() {
        return status == Status.OPEN;
    }

    /** Its members by name, to make another of them. */
    public PostingParts parts() {
        return new PostingParts(this);
    }

    private static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidPostingException(field, "is missing");
        }
    }

    private static List<String> named(@Nullable List<String> skills) {
        if (skills == null) {
            return List.of();
        }
        if (skills.size() > MAX_SKILLS) {
            throw new InvalidPostingException(
                    "skills", "has " + skills.size() + " texts; at most " + MAX_SKILLS + " are taken");
        }
        return skills.stream()
                .map(skill -> Valid.required("skills", skill, 100))
                .toList();
    }

    /** A list that an old record doesn't have yet is an empty one. */
    private static List<Location> atMost(String field, @Nullable List<Location> places) {
        if (places == null) {
            return List.of();
        }
        if (places.size() > MAX_LOCATIONS) {
            throw new InvalidPostingException(
                    field, "has " + places.size() + " places; at most " + MAX_LOCATIONS + " are taken");
        }
        return List.copyOf(places);
    }
}
