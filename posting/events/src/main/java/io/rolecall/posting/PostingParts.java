package io.rolecall.posting;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a posting by name, so that who makes or changes one names only what matters to them. Every method but
 * {@link #posting} changes this object and returns it; what a member may be is checked when the posting is made.
 */
public final class PostingParts {
    private String source;
    private String externalId;
    private @Nullable String requisitionId;
    private @Nullable String url;
    private String title;
    private Organization organization;
    private List<Location> locations = List.of();
    private Workplace workplace = Workplace.UNKNOWN;
    private List<Location> applicantLocations = List.of();
    private Set<EmploymentType> employmentTypes = Set.of();
    private Level level = Level.UNKNOWN;
    private @Nullable Pay pay;
    private String description = "";
    private String descriptionText = "";
    private @Nullable String language;
    private @Nullable String category;
    private @Nullable Occupation occupation;
    private List<String> skills = List.of();
    private @Nullable Instant datePosted;
    private @Nullable Instant validThrough;
    private Instant firstSeen = Instant.EPOCH;
    private Instant lastSeen = Instant.EPOCH;
    private String clusterId;
    private long version = 1;
    private Status status = Status.OPEN;
    private @Nullable Instant closedAt;
    private @Nullable ClosedReason closedReason;

    /** An open posting in its first version, of which nothing else is known. */
    public PostingParts(String source, String externalId, String title, Organization organization) {
        this.source = source;
        this.externalId = externalId;
        this.title = title;
        this.organization = organization;
        this.clusterId = Posting.idOf(source, externalId);
    }

    PostingParts(Posting posting) {
        source = posting.source();
        externalId = posting.externalId();
        requisitionId = posting.requisitionId();
        url = posting.url();
        title = posting.title();
        organization = posting.organization();
        locations = posting.locations();
        workplace = posting.workplace();
        applicantLocations = posting.applicantLocations();
        employmentTypes = posting.employmentTypes();
        level = posting.level();
        pay = posting.pay();
        description = posting.description();
        descriptionText = posting.descriptionText();
        language = posting.language();
        category = posting.category();
        occupation = posting.occupation();
        skills = posting.skills();
        datePosted = posting.datePosted();
        validThrough = posting.validThrough();
        firstSeen = posting.firstSeen();
        lastSeen = posting.lastSeen();
        clusterId = posting.clusterId();
        version = posting.version();
        status = posting.status();
        closedAt = posting.closedAt();
        closedReason = posting.closedReason();
    }

    public PostingParts requisitionId(@Nullable String value) {
        requisitionId = value;
        return this;
    }

    public PostingParts url(@Nullable String value) {
        url = value;
        return this;
    }

    public PostingParts title(String value) {
        title = value;
        return this;
    }

    public PostingParts organization(Organization value) {
        organization = value;
        return this;
    }

    public PostingParts locations(List<Location> value) {
        locations = value;
        return this;
    }

    public PostingParts workplace(Workplace value) {
        workplace = value;
        return this;
    }

    public PostingParts applicantLocations(List<Location> value) {
        applicantLocations = value;
        return this;
    }

    public PostingParts employmentTypes(Set<EmploymentType> value) {
        employmentTypes = value;
        return this;
    }

    public PostingParts level(Level value) {
        level = value;
        return this;
    }

    public PostingParts pay(@Nullable Pay value) {
        pay = value;
        return this;
    }

    public PostingParts description(String value) {
        description = value;
        return this;
    }

    public PostingParts descriptionText(String value) {
        descriptionText = value;
        return this;
    }

    public PostingParts language(@Nullable String value) {
        language = value;
        return this;
    }

    public PostingParts category(@Nullable String value) {
        category = value;
        return this;
    }

    public PostingParts occupation(@Nullable Occupation value) {
        occupation = value;
        return this;
    }

    public PostingParts skills(List<String> value) {
        skills = value;
        return this;
    }

    public PostingParts datePosted(@Nullable Instant value) {
        datePosted = value;
        return this;
    }

    public PostingParts validThrough(@Nullable Instant value) {
        validThrough = value;
        return this;
    }

    public PostingParts clusterId(String value) {
        clusterId = value;
        return this;
    }

    public PostingParts version(long value) {
        version = value;
        return this;
    }

    /** When we saw it first and last. */
    public PostingParts seen(Instant first, Instant last) {
        firstSeen = first;
        lastSeen = last;
        return this;
    }

    public PostingParts open() {
        status = Status.OPEN;
        closedAt = null;
        closedReason = null;
        return this;
    }

    public PostingParts closed(Instant at, ClosedReason reason) {
        status = Status.CLOSED;
        closedAt = at;
        closedReason = reason;
        return this;
    }

    /**
     * The posting of these members.
     *
     * @throws InvalidPostingException when they make none
     */
    public Posting posting() {
        return new Posting(
                Posting.idOf(source, externalId),
                source,
                externalId,
                requisitionId,
                url,
                title,
                organization,
                locations,
                workplace,
                applicantLocations,
                employmentTypes,
                level,
                pay,
                description,
                descriptionText,
                language,
                category,
                occupation,
                skills,
                datePosted,
                validThrough,
                firstSeen,
                lastSeen,
                clusterId,
                version,
                status,
                closedAt,
                closedReason);
    }
}
