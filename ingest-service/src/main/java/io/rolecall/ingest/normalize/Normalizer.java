package io.rolecall.ingest.normalize;

import io.rolecall.ingest.normalize.Markup.Description;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Level;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingParts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way from a draft to a posting. What the source states wins over what is read from its texts. */
public final class Normalizer {
    private static final Logger log = LoggerFactory.getLogger(Normalizer.class);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private Normalizer() {}

    /**
     * The posting that a draft describes, as if seen for the first time at {@code seen}.
     *
     * @throws InvalidPostingException when it describes none; the same draft never will
     */
    public static Posting normalize(Draft draft, Instant seen) {
        try {
            return posting(draft, seen);
        } catch (InvalidPostingException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of ours that one posting brings out must not stop those behind it.
            log.error("Posting {}:{} can't be normalised", draft.source, draft.externalId, e);
            throw new InvalidPostingException(
                    "posting", "could not be read; this is our fault, and it has been logged");
        }
    }

    private static Posting posting(Draft draft, Instant seen) {
        if (draft.description.length() > Posting.MAX_DESCRIPTION) {
            throw new InvalidPostingException(
                    "description",
                    "has " + draft.description.length() + " characters; at most " + Posting.MAX_DESCRIPTION
                            + " are taken");
        }
        String title = draft.title == null ? "" : Markup.line(draft.title);
        Description description = draft.plainText || !Markup.looksLikeHtml(draft.description)
                ? Markup.ofText(draft.plainText ? draft.description : Markup.unescaped(draft.description))
                : Markup.ofHtml(draft.description);
        Level level = draft.level != null
                ? draft.level
                : Levels.of(title, draft.employmentTypes.contains(EmploymentType.INTERN));
        Whereabouts where = Whereabouts.of(draft, title, description.text());
        String language = Languages.of(draft.language, title, description.text());
        Pay pay = draft.pay != null
                ? draft.pay
                : payInWords(draft, title, description.text(), language, where.countries());
        String category = draft.category == null || draft.category.isBlank() ? null : Markup.line(draft.category);
        Occupation occupation = Occupations.of(title, category);
        Instant now = seen.truncatedTo(ChronoUnit.MILLIS);
        return new PostingParts(
                        draft.source,
                        draft.externalId,
                        title,
                        new Organization(
                                draft.organization == null ? "" : Markup.line(draft.organization),
                                draft.organizationUrl))
                .requisitionId(draft.requisitionId == null ? null : Markup.line(draft.requisitionId))
                .url(draft.url == null ? null : draft.url.strip())
                .locations(where.locations())
                .workplace(where.workplace())
                .applicantLocations(where.applicantLocations())
                .employmentTypes(
                        draft.employmentTypes.isEmpty()
                                ? EmploymentWords.read(title, level, description.text())
                                : draft.employmentTypes)
                .level(level)
                .pay(pay)
                .description(description.html())
                .descriptionText(description.text())
                .language(language)
                .category(category == null ? Occupations.field(occupation) : category)
                .occupation(occupation)
                .skills(Skills.of(draft.skills, title, description.text()))
                .datePosted(moment("datePosted", draft.datePosted, now.plus(370, ChronoUnit.DAYS)))
                .validThrough(moment("validThrough", draft.validThrough, now.plus(3_660, ChronoUnit.DAYS)))
                .seen(now, now)
                .posting();
    }

    /** The source's own field for pay comes before its description, and what stands there is pay. */
    private static @Nullable Pay payInWords(
            Draft draft, String title, String description, @Nullable String language, Set<String> countries) {
        String field = draft.payText == null ? "" : Markup.line(draft.payText);
        return PayText.find(field.isEmpty() ? "" : "Salary: " + field, language, countries)
                .or(() -> PayText.find(description, language, countries))
                .or(() -> PayText.find(title, language, countries))
                .orElse(null);
    }

    private static @Nullable Instant moment(String field, @Nullable Instant moment, Instant latest) {
        if (moment == null) {
            return null;
        }
        if (moment.isBefore(EARLIEST) || moment.isAfter(latest)) {
            throw new InvalidPostingException(field, "is not a likely moment: " + moment);
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
