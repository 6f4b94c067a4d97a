package io.rolecall.query;

import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each thing that a query asks for whether a posting has it, and where. */
final class Explanation {
    private final Query query;
    private final AnalysedPosting analysed;
    private final Posting posting;
    private final List<Reason> reasons = new ArrayList<>();

    private Explanation(Query query, AnalysedPosting posting) {
        this.query = query;
        this.analysed = posting;
        this.posting = posting.posting();
    }

    static List<Reason> of(Query query, AnalysedPosting posting) {
        Explanation explanation = new Explanation(query, posting);
        for (Criterion criterion : Criterion.values()) {
            explanation.explain(criterion);
        }
        return List.copyOf(explanation.reasons);
    }

    private void explain(Criterion criterion) {
        List<String> values = QueryPrinter.values(query, criterion, Sought::written);
        if (values.isEmpty() && criterion != Criterion.PAY_MIN) {
            return;
        }
        String asked = String.join(" OR ", values);
        switch (criterion) {
            case Q -> texts(criterion, query.q(), null);
            case TITLE -> texts(criterion, query.title(), Field.TITLE);
            case ORGANIZATION -> {
                boolean found = query.organization().stream().anyMatch(n -> Evaluator.organization(n, analysed));
                add(
                        criterion,
                        asked,
                        found,
                        false,
                        found ? posting.organization().name() : null);
            }
            case EXCLUDE_ORGANIZATION -> {
                boolean found = query.excludeOrganization().stream().anyMatch(n -> Evaluator.organization(n, analysed));
                add(
                        criterion,
                        asked,
                        !found,
                        false,
                        found ? posting.organization().name() : null);
            }
            case LOCATION -> {
                Location found = query.location().stream()
                        .map(w -> Evaluator.location(w, query.radiusKm(), analysed))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                String names =
                        query.location().stream().map(w -> w.place().name()).collect(Collectors.joining(" OR "));
                place(criterion, names, found);
            }
            case COUNTRY ->
                place(
                        criterion,
                        asked,
                        query.country().stream()
                                .map(c -> Evaluator.inCountry(c, analysed))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
            case APPLICANT_COUNTRY -> applicants(asked);
            case WORKPLACE ->
                add(
                        criterion,
                        asked,
                        Evaluator.workplace(query.workplace(), posting),
                        posting.workplace() == Workplace.UNKNOWN,
                        posting.workplace().name());
            case EMPLOYMENT_TYPE ->
                add(
                        criterion,
                        asked,
                        Evaluator.employmentType(query.employmentType(), posting),
                        posting.employmentTypes().isEmpty(),
                        posting.employmentTypes().isEmpty()
                                ? null
                                : posting.employmentTypes().stream()
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")));
            case LEVEL ->
                add(
                        criterion,
                        asked,
                        Evaluator.level(query.level(), posting),
                        posting.level() == Level.UNKNOWN,
                        posting.level().name());
            case PAY_MIN -> pay();
            case LANGUAGE ->
                add(
                        criterion,
                        asked,
                        query.language().contains(String.valueOf(posting.language())),
                        posting.language() == null,
                        posting.language());
            case CATEGORY ->
                add(
                        criterion,
                        asked,
                        query.category().stream().anyMatch(c -> Evaluator.category(c, analysed)),
                        posting.category() == null,
                        posting.category());
            case SOURCE -> add(criterion, asked, query.source().contains(posting.source()), false, posting.source());
            case RADIUS_KM, PAY_CURRENCY, PAY_PERIOD, PAY_UNKNOWN -> {
                // Told with the location and the pay that they belong to.
            }
        }
    }

    /** One full text: a reason for each clause. Several, of which one is enough: one reason for all. */
    private void texts(Criterion criterion, List<Expression> texts, @Nullable Field only) {
        if (texts.size() == 1) {
            Expression text = texts.getFirst();
            (text instanceof AllOf all ? all.parts() : List.of(text))
                    .stream().filter(e -> !(e instanceof Filler)).forEach(e -> clause(criterion, e, only));
        } else {
            clause(criterion, new AnyOf(Clauses.flat(texts)), only);
        }
    }

    private void clause(Criterion criterion, Expression clause, @Nullable Field only) {
        boolean holds = Evaluator.holds(clause, analysed, only);
        Expression shown = clause instanceof Not not ? not.part() : clause;
        for (Field field : Field.values()) {
            TextSpan span = HighlightTerms.first(shown, only, field, analysed.text(field));
            if (span != null) {
                String found = analysed.written(field).substring(span.start(), span.end());
                reasons.add(
                        new Reason(criterion.key(), clause.print(Sought::written), holds, false, field.key(), found));
                return;
            }
        }
        // Without a word of it in the texts, what was found is the occupation.
        Occupation occupation = only == null && assigned(shown) ? posting.occupation() : null;
        reasons.add(new Reason(
                criterion.key(),
                clause.print(Sought::written),
                holds,
                false,
                occupation == null ? null : "occupation",
                occupation == null ? null : occupation.label()));
    }

    /** Whether it names the group that the posting was assigned to. */
    private boolean assigned(Expression expression) {
        Occupation occupation = posting.occupation();
        return occupation != null
                && switch (expression) {
                    case Word word -> word.occupations().contains(occupation.code());
                    case Concept concept -> concept.occupations().contains(occupation.code());
                    case AnyOf any -> any.parts().stream().anyMatch(this::assigned);
                    case AllOf all -> all.parts().stream().anyMatch(this::assigned);
                    case Not _, In _, Filler _, Phrase _, Prefix _ -> false;
                };
    }

    private void place(Criterion criterion, String asked, @Nullable Location found) {
        boolean unknown = analysed.places().stream().allMatch(l -> l.country() == null);
        reasons.add(new Reason(
                criterion.key(),
                asked,
                found != null,
                unknown,
                found == null ? null : "locations",
                found == null ? null : found.text()));
    }

    private void applicants(String asked) {
        Location found = query.applicantCountry().stream()
                .map(c -> Eligibility.place(c, posting))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean unknown = Eligibility.unknown(posting);
        reasons.add(new Reason(
                Criterion.APPLICANT_COUNTRY.key(),
                asked,
                found != null,
                unknown,
                found == null ? null : unknown ? "locations" : "applicantLocations",
                found == null ? null : found.text() + (unknown ? " (it is there; who may apply is not said)" : "")));
    }

    private void pay() {
        PayWanted wanted = query.pay();
        if (wanted.any()) {
            return;
        }
        Pay pay = posting.pay();
        add(
                Criterion.PAY_MIN,
                PayText.of(wanted),
                Evaluator.pay(wanted, posting),
                Evaluator.payUnknown(wanted, posting),
                pay == null ? null : wanted.byRate(pay.currency()) ? PayText.inEuro(pay) : PayText.of(pay));
    }

    private void add(Criterion criterion, String asked, boolean satisfied, boolean unknown, @Nullable String found) {
        String field = switch (criterion) {
            case EXCLUDE_ORGANIZATION -> Criterion.ORGANIZATION.key();
            case EMPLOYMENT_TYPE -> "employmentTypes";
            case PAY_MIN -> "pay";
            case Q,
                    TITLE,
                    ORGANIZATION,
                    LOCATION,
                    RADIUS_KM,
                    COUNTRY,
                    APPLICANT_COUNTRY,
                    WORKPLACE,
                    LEVEL,
                    PAY_CURRENCY,
                    PAY_PERIOD,
                    PAY_UNKNOWN,
                    LANGUAGE,
                    CATEGORY,
                    SOURCE -> criterion.key();
        };
        reasons.add(new Reason(criterion.key(), asked, satisfied, unknown, found == null ? null : field, found));
    }
}
