package io.rolecall.testing;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Status;
import io.rolecall.posting.Workplace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Builds postings; see {@link Postings#aPosting()}. Every method but {@link #build} changes this builder and returns it. */
public final class PostingBuilder {
    private static final AtomicLong NUMBER = new AtomicLong();

    private String source = "test";
    private String externalId = "p" + NUMBER.incrementAndGet();
    private @Nullable String requisitionId;
    private @Nullable String url = "https://jobs.example.com/" + externalId;
    private String title = "Baker";
    private Organization organization = new Organization("Example Ltd", null);
    private List<Location> locations = new ArrayList<>();
    private Workplace workplace = Workplace.UNKNOWN;
    private List<Location> applicantLocations = new ArrayList<>();
    private Set<EmploymentType> employmentTypes = EnumSet.noneOf(EmploymentType.class);
    private Level level = Level.UNKNOWN;
    private @Nullable Pay pay;
    private String description = "";
    private @Nullable String descriptionText;
    private @Nullable String language;
    private @Nullable String category;
    private @Nullable Occupation occupation;
    private List<String> skills = List.of();
    private @Nullable Instant datePosted = Postings.SEEN.minusSeconds(3600);
    private @Nullable Instant validThrough;
    private Instant firstSeen = Postings.SEEN;
    private Instant lastSeen = Postings.SEEN;
    private @Nullable String clusterId;
    private long version = 1;
    private @Nullable Instant closedAt;
    private @Nullable ClosedReason closedReason;

    PostingBuilder() {}

    PostingBuilder(Posting posting) {
        source = posting.source();
        externalId = posting.externalId();
        requisitionId = posting.requisitionId();
        url = posting.url();
        title = posting.title();
        organization = posting.organization();
        locations = new ArrayList<>(posting.locations());
        workplace = posting.workplace();
        applicantLocations = new ArrayList<>(posting.applicantLocations());
        employmentTypes.addAll(posting.employmentTypes());
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
        closedAt = posting.closedAt();
        closedReason = posting.closedReason();
    }

    public PostingBuilder source(String value) {
        source = value;
        return this;
    }

    public PostingBuilder externalId(String value) {
        externalId = value;
        return this;
    }

    public PostingBuilder requisitionId(@Nullable String value) {
        requisitionId = value;
        return this;
    }

    public PostingBuilder url(@Nullable String value) {
        url = value;
        return this;
    }

    public PostingBuilder title(String value) {
        title = value;
        return this;
    }

    public PostingBuilder organization(String name) {
        organization = new Organization(name, null);
        return this;
    }

    /** Adds one. */
    public PostingBuilder location(Location value) {
        locations.add(value);
        return this;
    }

    /** Replaces all. */
    public PostingBuilder locations(List<Location> values) {
        locations = new ArrayList<>(values);
        return this;
    }

    public PostingBuilder workplace(Workplace value) {
        workplace = value;
        return this;
    }

    /** Adds one. */
    public PostingBuilder applicantLocation(Location value) {
        applicantLocations.add(value);
        return this;
    }

    /** Replaces all. */
    public PostingBuilder applicantLocations(List<Location> values) {
        applicantLocations = new ArrayList<>(values);
        return this;
    }

    /** Adds one. */
    public PostingBuilder employmentType(EmploymentType value) {
        employmentTypes.add(value);
        return this;
    }

    /** Replaces all. */
    public PostingBuilder employmentTypes(Set<EmploymentType> values) {
        employmentTypes.clear();
        employmentTypes.addAll(values);
        return this;
    }

    public PostingBuilder level(Level value) {
        level = value;
        return this;
    }

    public PostingBuilder pay(@Nullable Pay value) {
        pay = value;
        return this;
    }

    /** Stated pay; null for an open end. */
    public PostingBuilder pay(@Nullable String min, @Nullable String max, String currency, Pay.Period period) {
        pay = new Pay(
                min == null ? null : Postings.amount(min),
                max == null ? null : Postings.amount(max),
                currency,
                period,
                Pay.Source.STATED);
        return this;
    }

    /** HTML; its text is derived unless {@link #descriptionText} is given after it. */
    public PostingBuilder description(String html) {
        description = html;
        descriptionText = null;
        return this;
    }

    public PostingBuilder descriptionText(String value) {
        descriptionText = value;
        return this;
    }

    public PostingBuilder language(@Nullable String value) {
        language = value;
        return this;
    }

    public PostingBuilder category(@Nullable String value) {
        category = value;
        return this;
    }

    public PostingBuilder occupation(@Nullable Occupation value) {
        occupation = value;
        return this;
    }

    /** Replaces all. */
    public PostingBuilder skills(String... values) {
        skills = List.of(values);
        return this;
    }

    public PostingBuilder datePosted(@Nullable Instant value) {
        datePosted = value;
        return this;
    }

    public PostingBuilder validThrough(@Nullable Instant value) {
        validThrough = value;
        return this;
    }

    /** First and last seen. */
    public PostingBuilder seen(Instant first, Instant last) {
        firstSeen = first;
        lastSeen = last;
        return this;
    }

    /** The vacancy; the posting's own id unless given. */
    public PostingBuilder clusterId(String value) {
        clusterId = value;
        return this;
    }

    public PostingBuilder version(long value) {
        version = value;
        return this;
    }

    public PostingBuilder closed(Instant at, ClosedReason reason) {
        closedAt = at;
        closedReason = reason;
        return this;
    }

    public PostingBuilder open() {
        closedAt = null;
        closedReason = null;
        return this;
    }

    public Posting build() {
        String id = Posting.idOf(source, externalId);
        String text = descriptionText == null ? textOf(description) : descriptionText;
        return new Posting(
                id,
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
                text,
                language,
                category,
                occupation,
                skills,
                datePosted,
                validThrough,
                firstSeen,
                lastSeen,
                clusterId == null ? id : clusterId,
                version,
                closedAt == null ? Status.OPEN : Status.CLOSED,
                closedAt,
                closedReason);
    }

    private static String textOf(String html) {
        return html.replaceAll("</(p|li|h[1-6]|div)>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
