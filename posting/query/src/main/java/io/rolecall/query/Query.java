package io.rolecall.query;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.PostingField;
import io.rolecall.posting.Workplace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What postings are wanted: of each criterion that is there at least one value must hold. Immutable; equal queries have the same
 * canonical form.
 *
 * @param q each a full text in the language, over all fields
 * @param title the same, over the title alone
 * @param organization names, each a sequence of words of the organisation's name
 * @param excludeOrganization names of which none may hold
 * @param location resolved places
 * @param radiusKm how far from a city still counts; {@value #DEFAULT_RADIUS_KM} where no location is a city
 * @param country ISO 3166-1 alpha-2 codes
 * @param applicantCountry codes of countries from which remote work must be open
 * @param workplace never {@code UNKNOWN}
 * @param employmentType schema.org's
 * @param level never {@code UNKNOWN}
 * @param pay what is asked of the pay
 * @param language ISO 639-1 codes
 * @param category whole categories, compared folded
 * @param source ids of sources
 */
public record Query(
        List<Expression> q,
        List<Expression> title,
        List<Sought> organization,
        List<Sought> excludeOrganization,
        List<PlaceWanted> location,
        int radiusKm,
        List<String> country,
        List<String> applicantCountry,
        Set<Workplace> workplace,
        Set<EmploymentType> employmentType,
        Set<Level> level,
        PayWanted pay,
        List<String> language,
        List<Sought> category,
        List<String> source) {
    /** The version of the canonical form. A change that gives stored text another meaning takes a new one, and a migration. */
    public static final int VERSION = 3;

    /** How far from a city counts when nothing is said. */
    public static final int DEFAULT_RADIUS_KM = 25;

    public Query {
        q = List.copyOf(q);
        title = List.copyOf(title);
        organization = List.copyOf(organization);
        excludeOrganization = List.copyOf(excludeOrganization);
        location = List.copyOf(location);
        country = List.copyOf(country);
        applicantCountry = List.copyOf(applicantCountry);
        workplace = Ordered.copy(workplace);
        employmentType = Ordered.copy(employmentType);
        level = Ordered.copy(level);
        language = List.copyOf(language);
        category = List.copyOf(category);
        source = List.copyOf(source);
        if (workplace.contains(Workplace.UNKNOWN) || level.contains(Level.UNKNOWN)) {
            throw new IllegalArgumentException("UNKNOWN can't be asked for");
        }
        if (location.stream().noneMatch(p -> p.place().lat() != null)) {
            radiusKm = DEFAULT_RADIUS_KM;
        }
    }

    /**
     * The URL form: each criterion with its values, blank ones being none.
     *
     * @throws InvalidQueryException for an unknown name, or a value that can't be understood
     */
    public static Query parse(Map<String, List<String>> parameters) {
        return QueryReader.read(parameters);
    }

    /**
     * The form in an alert: an object whose members are the criteria, each a value or an array of them.
     *
     * @throws InvalidQueryException for what {@link #parse} refuses, and for what is no such object
     */
    public static Query parseJson(String json) {
        return QueryJson.read(json);
    }

    /** The canonical URL form: parsing it gives an equal query. */
    public SortedMap<String, List<String>> parameters() {
        return QueryPrinter.parameters(this);
    }

    /** The canonical JSON form with its version: parsing it gives an equal query. */
    public String json() {
        return QueryJson.write(parameters(), VERSION);
    }

    /**
     * The URL form with the words as they were written ({@code Köchin} rather than {@code kochin}): what people are shown, and what
     * is kept of a query that they will be shown again. Parsing it gives an equal query.
     */
    public SortedMap<String, List<String>> writtenParameters() {
        return QueryPrinter.written(this);
    }

    /** {@link #json()} with the words as they were written. */
    public String writtenJson() {
        return QueryJson.write(writtenParameters(), VERSION);
    }

    /**
     * SHA-256 in hex of {@link #json()} as its first version wrote it: a saved search is recognised by what it asks, also after its
     * words have come to mean a little more.
     */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(QueryJson.write(parameters(), 1).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    /** Whether every posting matches. */
    public boolean unfiltered() {
        return parameters().isEmpty();
    }

    /**
     * The same without what its asker never wants to see, whatever they search: a query as any other. Its text may be longer than what
     * is read of a person, so the two are kept apart where they are stored.
     *
     * @param organizations names, compared as {@code excludeOrganization}'s; a word of a name is enough
     * @param words words and phrases, looked for everywhere as between quotes
     * @throws InvalidQueryException for one in which there is no word, one that is too long, and too many
     */
    public Query without(List<String> organizations, List<String> words) {
        return Without.of(this, organizations, words);
    }

    /**
     * The fields of a posting that it looks at: a change of none of them makes no posting match that didn't. What has no name in an
     * event is in none.
     */
    public Set<PostingField> fields() {
        return QueryFields.of(this);
    }

    /**
     * What of it can hold for no posting at all, whatever it says: a word that must and must not occur, an organisation that is wanted and
     * left out. Null where nothing is found that contradicts itself, which is not to say that something can match.
     */
    public @Nullable String contradiction() {
        return Contradictions.in(this);
    }

    /** What the text asks for, with "and", "or" and "not" in the reader's language where it has its signs for them. */
    public List<String> spelledOut(Locale reader) {
        return q.stream().map(text -> Spelled.out(text, reader)).toList();
    }

    /** How each value was understood. */
    public List<Understood> understood() {
        return QueryPrinter.understood(this);
    }

    /** The same and more, by what it is about. */
    public Understanding understanding() {
        return Understanding.of(this);
    }

    /**
     * Conditions on {@link AnalysedPosting#terms()} that each matching posting meets: of each set it has at least one term. For
     * finding the queries that may match a posting; without a set, any may.
     */
    public List<Set<String>> anyOfTerms() {
        return CandidateTerms.of(this);
    }
}
