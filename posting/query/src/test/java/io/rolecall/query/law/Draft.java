package io.rolecall.query.law;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Status;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A posting that says only what a case needs. */
public record Draft(
        String title,
        String organization,
        String text,
        List<Location> locations,
        List<Location> applicantLocations,
        Workplace workplace,
        Set<EmploymentType> employmentTypes,
        Level level,
        @Nullable Pay pay,
        @Nullable String language,
        @Nullable String category,
        String source) {
    /** Everything unknown. */
    public static Draft silent() {
        return new Draft(
                "-",
                "-",
                "",
                List.of(),
                List.of(),
                Workplace.UNKNOWN,
                Set.of(),
                Level.UNKNOWN,
                null,
                null,
                null,
                "push");
    }

    public Draft title(String value) {
        return new Draft(
                value,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                category,
                source);
    }

    public Draft organization(String value) {
        return new Draft(
                title,
                value,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                category,
                source);
    }

    public Draft text(String value) {
        return new Draft(
                title,
                organization,
                value,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                category,
                source);
    }

    /** As the gazetteer resolves it. */
    public Draft at(String place) {
        return new Draft(
                title,
                organization,
                text,
                Gazetteer.bundled().locateAll(place),
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                category,
                source);
    }

    public Draft applicantsIn(String place) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                Gazetteer.bundled().locateAll(place),
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                category,
                source);
    }

    public Draft workplace(Workplace value) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                value,
                employmentTypes,
                level,
                pay,
                language,
                category,
                source);
    }

    public Draft employmentType(EmploymentType... values) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                Set.of(values),
                level,
                pay,
                language,
                category,
                source);
    }

    public Draft level(Level value) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                value,
                pay,
                language,
                category,
                source);
    }

    /** @param max null for "from" */
    public Draft pay(@Nullable String min, @Nullable String max, String currency, Pay.Period period) {
        Pay value = new Pay(
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                currency,
                period,
                Pay.Source.STATED);
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                value,
                language,
                category,
                source);
    }

    public Draft language(String value) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                value,
                category,
                source);
    }

    public Draft category(String value) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                value,
                source);
    }

    public Draft source(String value) {
        return new Draft(
                title,
                organization,
                text,
                locations,
                applicantLocations,
                workplace,
                employmentTypes,
                level,
                pay,
                language,
                category,
                value);
    }

    /** An open posting. */
    public Posting posting(String externalId) {
        return new Posting(
                Posting.idOf(source, externalId),
                source,
                externalId,
                null,
                title,
                new Organization(organization, null),
                locations,
                workplace,
                applicantLocations,
                employmentTypes,
                level,
                pay,
                "",
                text,
                language,
                category,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                "cluster-" + externalId,
                1,
                Status.OPEN,
                null,
                null);
    }
}
