package io.rolecall.ingest.normalize;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A posting as a source gave it: what it states, in its words, before anything is read out of texts. Filled by one thread and
 * then given to {@link Normalizer}.
 */
public final class Draft {
    final String source;
    final String externalId;

    @Nullable String requisitionId;

    @Nullable String url;

    @Nullable String title;

    @Nullable String organization;

    @Nullable String organizationUrl;

    final List<Place> places = new ArrayList<>();
    final List<String> applicantPlaces = new ArrayList<>();
    final List<Location> applicantLocations = new ArrayList<>();

    @Nullable Workplace workplace;

    boolean notRemote;
    boolean remoteOrHybrid;
    final Set<EmploymentType> employmentTypes = EnumSet.noneOf(EmploymentType.class);

    @Nullable Level level;

    @Nullable Pay pay;

    @Nullable String payText;

    String description = "";
    boolean plainText;

    @Nullable String language;

    @Nullable String category;

    final List<String> skills = new ArrayList<>();

    @Nullable Instant datePosted;

    @Nullable Instant validThrough;

    public Draft(String source, String externalId) {
        this.source = source;
        this.externalId = externalId;
    }

    /** The id of the source. */
    public String source() {
        return source;
    }

    /** What the source calls it. */
    public String externalId() {
        return externalId;
    }

    /**
     * A short string that two drafts share exactly when they say the same.
     *
     * @param code tells by what drafts are read, and is part of it
     */
    public String digest(byte[] code) {
        return DraftDigest.of(this, code);
    }

    /** About how much memory its texts take, in characters. */
    public long characters() {
        return (long) description.length() + (title == null ? 0 : title.length()) + (url == null ? 0 : url.length());
    }

    /** What the employer calls the vacancy; null where the source doesn't say. */
    public Draft requisitionId(@Nullable String requisitionId) {
        this.requisitionId = requisitionId;
        return this;
    }

    /** The page of the posting. */
    public Draft url(@Nullable String url) {
        this.url = url;
        return this;
    }

    public Draft title(@Nullable String title) {
        this.title = title;
        return this;
    }

    /** Who hires, and their own page. */
    public Draft organization(@Nullable String name, @Nullable String url) {
        this.organization = name;
        this.organizationUrl = url;
        return this;
    }

    /** A place in the words of the source, or as its data. */
    sealed interface Place {
        /** With its postal address where the source has one. */
        record Named(String text, @Nullable String address) implements Place {}

        record Given(Location location) implements Place {}
    }

    /** A place of work as text; may name several, and say that the work is remote. */
    public Draft place(@Nullable String text, @Nullable String address) {
        if (text != null && !text.isBlank()) {
            places.add(new Place.Named(text, address));
        } else if (address != null && !address.isBlank()) {
            places.add(new Place.Named(address, null));
        }
        return this;
    }

    /** A place of work that the source gives as data. */
    public Draft location(Location location) {
        places.add(new Place.Given(location));
        return this;
    }

    /** Where a remote worker may live, as text. */
    public Draft applicantPlace(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            applicantPlaces.add(text);
        }
        return this;
    }

    /** Where a remote worker may live, as data. */
    public Draft applicantLocation(Location location) {
        applicantLocations.add(location);
        return this;
    }

    /** Null where the source doesn't say. */
    public Draft workplace(@Nullable Workplace workplace) {
        this.workplace = workplace;
        return this;
    }

    /** The source says that one needn't always be there, and not whether one ever need be. */
    public Draft remoteOrHybrid() {
        this.remoteOrHybrid = true;
        return this;
    }

    /** The source says that it isn't remote, though not whether hybrid. */
    public Draft notRemote() {
        this.notRemote = true;
        return this;
    }

    public Draft employmentType(@Nullable EmploymentType type) {
        if (type != null) {
            employmentTypes.add(type);
        }
        return this;
    }

    /** Null where the source doesn't say. */
    public Draft level(@Nullable Level level) {
        this.level = level;
        return this;
    }

    /** Stated pay; null where the source gives none as data. */
    public Draft pay(@Nullable Pay pay) {
        this.pay = pay;
        return this;
    }

    /** What the source's own field for pay says in words; read where no pay is given as data. */
    public Draft payText(@Nullable String payText) {
        this.payText = payText;
        return this;
    }

    /** HTML. */
    public Draft html(@Nullable String description) {
        this.description = description == null ? "" : description;
        this.plainText = false;
        return this;
    }

    /** HTML that was escaped as a whole, once. */
    public Draft escapedHtml(@Nullable String description) {
        return html(description == null ? null : Markup.unescaped(description));
    }

    /** Text without markup. */
    public Draft text(@Nullable String description) {
        this.description = description == null ? "" : description;
        this.plainText = true;
        return this;
    }

    /** A language tag; null where the source doesn't say. */
    public Draft language(@Nullable String language) {
        this.language = language;
        return this;
    }

    public Draft category(@Nullable String category) {
        this.category = category;
        return this;
    }

    /** A skill that the source names, in its words. */
    public Draft skill(@Nullable String skill) {
        if (skill != null && !skill.isBlank()) {
            skills.add(skill);
        }
        return this;
    }

    public Draft datePosted(@Nullable Instant datePosted) {
        this.datePosted = datePosted;
        return this;
    }

    public Draft validThrough(@Nullable Instant validThrough) {
        this.validThrough = validThrough;
        return this;
    }
}
