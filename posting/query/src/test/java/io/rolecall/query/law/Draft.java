package io.rolecall.query.law;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingParts;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A posting that says only what a case needs. Each method gives a new draft. */
public final class Draft {
    private String title = "-";
    private String organization = "-";
    private String text = "";
    private List<Location> locations = List.of();
    private List<Location> applicantLocations = List.of();
    private Workplace workplace = Workplace.UNKNOWN;
    private Set<EmploymentType> employmentTypes = Set.of();
    private Level level = Level.UNKNOWN;
    private @Nullable Pay pay;
    private @Nullable String language;
    private @Nullable String category;
    private String source = "push";
    private @Nullable Occupation occupation;

    private Draft() {}

    /** Everything unknown. */
    public static Draft silent() {
        return new Draft();
    }

    private Draft but(Consumer<Draft> change) {
        Draft copy = new Draft();
        copy.title = title;
        copy.organization = organization;
        copy.text = text;
        copy.locations = locations;
        copy.applicantLocations = applicantLocations;
        copy.workplace = workplace;
        copy.employmentTypes = employmentTypes;
        copy.level = level;
        copy.pay = pay;
        copy.language = language;
        copy.category = category;
        copy.source = source;
        copy.occupation = occupation;
        change.accept(copy);
        return copy;
    }

    public Draft title(String value) {
        return but(d -> d.title = value);
    }

    public Draft organization(String value) {
        return but(d -> d.organization = value);
    }

    public Draft text(String value) {
        return but(d -> d.text = value);
    }

    /** As the gazetteer resolves it. */
    public Draft at(String places) {
        return but(d -> d.locations = Gazetteer.bundled().locateAll(places));
    }

    /** As the gazetteer resolves it. */
    public Draft applicantsIn(String places) {
        return but(d -> d.applicantLocations = Gazetteer.bundled().locateAll(places));
    }

    public Draft workplace(Workplace value) {
        return but(d -> d.workplace = value);
    }

    public Draft employmentType(EmploymentType... values) {
        return but(d -> d.employmentTypes = Set.of(values));
    }

    public Draft level(Level value) {
        return but(d -> d.level = value);
    }

    /** @param max null for "from" */
    public Draft pay(@Nullable String min, @Nullable String max, String currency, Pay.Period period) {
        return but(d -> d.pay = new Pay(
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                currency,
                period,
                Pay.Source.STATED));
    }

    public Draft language(String value) {
        return but(d -> d.language = value);
    }

    public Draft category(String value) {
        return but(d -> d.category = value);
    }

    public Draft source(String value) {
        return but(d -> d.source = value);
    }

    /** @param code of the group that ingest-service assigned it to */
    public Draft occupation(String code) {
        return but(d -> d.occupation = new Occupation(code, "a group", "title: something"));
    }

    /** An open posting. */
    public Posting posting(String externalId) {
        return new PostingParts(source, externalId, title, new Organization(organization, null))
                .locations(locations)
                .workplace(workplace)
                .applicantLocations(applicantLocations)
                .employmentTypes(employmentTypes)
                .level(level)
                .pay(pay)
                .descriptionText(text)
                .language(language)
                .category(category)
                .occupation(occupation)
                .clusterId("cluster-" + externalId)
                .posting();
    }
}
