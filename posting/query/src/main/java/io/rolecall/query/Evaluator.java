package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides one query for one posting by walking through both: what the language means, in the plainest way. The other
 * implementations are right when they agree with this one.
 */
public final class Evaluator {
    private Evaluator() {}

    /** Whether the posting is what the query asks for. Its status is not asked: whoever holds postings decides which are shown. */
    public static boolean matches(Query query, AnalysedPosting posting) {
        Posting p = posting.posting();
        return any(query.q(), e -> holds(e, posting, null))
                && any(query.title(), e -> holds(e, posting, Field.TITLE))
                && any(query.organization(), name -> organization(name, posting))
                && query.excludeOrganization().stream().noneMatch(name -> organization(name, posting))
                && any(query.location(), wanted -> location(wanted, query.radiusKm(), posting) != null)
                && any(query.country(), code -> inCountry(code, posting) != null)
                && any(query.applicantCountry(), code -> Eligibility.place(code, p) != null)
                && workplace(query.workplace(), p)
                && employmentType(query.employmentType(), p)
                && level(query.level(), p)
                && pay(query.pay(), p)
                && any(query.language(), code -> code.equals(p.language()))
                && any(query.category(), wanted -> category(wanted, posting))
                && any(query.source(), id -> id.equals(p.source()));
    }

    /** One reason for each clause of {@code q} and each criterion; the posting matches when all are satisfied. */
    public static List<Reason> explain(Query query, AnalysedPosting posting) {
        return Explanation.of(query, posting);
    }

    private static <T> boolean any(List<T> wanted, java.util.function.Predicate<T> holds) {
        return wanted.isEmpty() || wanted.stream().anyMatch(holds);
    }

    /** @param only the field to look in; null for all */
    static boolean holds(Expression expression, AnalysedPosting posting, @Nullable Field only) {
        return switch (expression) {
            case AllOf all -> all.parts().stream().allMatch(e -> holds(e, posting, only));
            case AnyOf any -> any.parts().stream().anyMatch(e -> holds(e, posting, only));
            case Not not -> !holds(not.part(), posting, only);
            case In in -> holds(in.part(), posting, in.field());
            case Word word -> occurs(word.in(only), posting, only) || posting.isOf(word.occupationsIn(only), only);
            case Filler _ -> true;
            case Concept concept ->
                concept.words().stream().allMatch(w -> holds(w, posting, only))
                        || concept.alsoIn(only).stream().anyMatch(name -> occurs(name, posting, only))
                        || posting.isOf(concept.occupationsIn(only), only);
            case Phrase phrase -> occurs(phrase.sought(), posting, only);
            case Prefix prefix ->
                fields(only).stream().anyMatch(f -> posting.text(f).hasPrefix(prefix.start()));
        };
    }

    private static boolean occurs(Sought sought, AnalysedPosting posting, @Nullable Field only) {
        return fields(only).stream().anyMatch(f -> posting.text(f).has(sought));
    }

    private static final List<Field> ALL_FIELDS = List.of(Field.values());

    static List<Field> fields(@Nullable Field only) {
        return only == null ? ALL_FIELDS : List.of(only);
    }

    static boolean organization(Sought name, AnalysedPosting posting) {
        return posting.text(Field.ORGANIZATION).has(name);
    }

    /** The posting's place that lies in the one wanted; null if none does. */
    static @Nullable Location location(PlaceWanted wanted, int radiusKm, AnalysedPosting posting) {
        for (Location place : posting.places()) {
            if (lies(place, wanted.place(), radiusKm)) {
                return place;
            }
        }
        return null;
    }

    private static boolean lies(Location place, Place in, int radiusKm) {
        return switch (in.kind()) {
            case CITY -> {
                Double lat = in.lat();
                Double lon = in.lon();
                yield lat != null
                        && lon != null
                        && place.lat() != null
                        && place.lon() != null
                        && Gazetteer.distanceKm(lat, lon, place.lat(), place.lon()) <= radiusKm;
            }
            case REGION -> in.id().equals(place.region());
            case COUNTRY -> in.country().equals(place.country());
        };
    }

    static @Nullable Location inCountry(String code, AnalysedPosting posting) {
        for (Location place : posting.places()) {
            if (code.equals(place.country())) {
                return place;
            }
        }
        return null;
    }

    static boolean workplace(Set<Workplace> wanted, Posting posting) {
        return wanted.isEmpty() || wanted.contains(posting.workplace());
    }

    static boolean employmentType(Set<EmploymentType> wanted, Posting posting) {
        return wanted.isEmpty()
                || posting.employmentTypes().isEmpty()
                || wanted.stream().anyMatch(posting.employmentTypes()::contains);
    }

    static boolean level(Set<Level> wanted, Posting posting) {
        return wanted.isEmpty() || posting.level() == Level.UNKNOWN || wanted.contains(posting.level());
    }

    static boolean pay(PayWanted wanted, Posting posting) {
        if (payUnknown(wanted, posting)) {
            return wanted.unknownKept();
        }
        Pay pay = posting.pay();
        return pay != null && wanted.reached(pay);
    }

    /** Whether there is no pay, or none that can be compared. */
    static boolean payUnknown(PayWanted wanted, Posting posting) {
        Pay pay = posting.pay();
        return pay == null || !wanted.comparable(pay.currency());
    }

    static boolean category(Sought wanted, AnalysedPosting posting) {
        Sought category = posting.category();
        return category != null
                && category.readings().getFirst().equals(wanted.readings().getFirst());
    }
}
