package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import io.rolecall.query.law.Draft;
import io.rolecall.query.law.Scene;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final Draft nurse = Draft.silent()
            .title("Staff Nurses (m/f/d)")
            .organization("Mercy Hospital")
            .text("Night shifts.")
            .language("en")
            .at("Potsdam")
            .workplace(Workplace.ONSITE)
            .level(Level.MID)
            .employmentType(EmploymentType.PART_TIME)
            .pay("30", "35.5", "EUR", Pay.Period.HOUR);

    @Test
    void eachClauseOfTheTextSaysWhereItWasFound() {
        assertThat(reasons(nurse, "q", "nurse -doctor hospital -night \"day shift\" shif*"))
                .containsExactly(
                        new Reason("q", "nurse", true, false, "title", "Nurses"),
                        new Reason("q", "-doctor", true, false, null, null),
                        new Reason("q", "hospital", true, false, "organization", "Hospital"),
                        new Reason("q", "-night", false, false, "description", "Night"),
                        new Reason("q", "\"day shift\"", false, false, null, null),
                        new Reason("q", "shif*", true, false, "description", "shifts"));
    }

    @Test
    void aWordThatIsAPlaceWasFoundThere() {
        assertThat(reasons(nurse, "q", "nurse brandenburg potsdam"))
                .containsExactly(
                        new Reason("q", "nurse", true, false, "title", "Nurses"),
                        new Reason("q", "brandenburg", true, false, "locations", "Brandenburg"),
                        new Reason("q", "potsdam", true, false, "locations", "Potsdam"));
    }

    @Test
    void eachCriterionSaysWhatThePostingHas() {
        assertThat(reasons(
                        nurse,
                        "location",
                        "Berlin",
                        "radiusKm",
                        "50",
                        "country",
                        "DE",
                        "workplace",
                        "ONSITE",
                        "level",
                        "SENIOR",
                        "payMin",
                        "40",
                        "payPeriod",
                        "HOUR",
                        "payCurrency",
                        "EUR"))
                .containsExactly(
                        new Reason("location", "Berlin", true, false, "locations", "Potsdam"),
                        new Reason("country", "DE", true, false, "locations", "Potsdam"),
                        new Reason("workplace", "ONSITE", true, false, "workplace", "ONSITE"),
                        new Reason("level", "SENIOR", false, false, "level", "MID"),
                        new Reason("payMin", "at least €40 an hour", false, false, "pay", "€30–35.50 an hour"));
    }

    @Test
    void convertedPaySaysByWhichFigureItWasCompared() {
        assertThat(reasons(nurse, "payMin", "70000", "payCurrency", "USD"))
                .containsExactly(new Reason(
                        "payMin",
                        "at least $70,000 a year",
                        true,
                        false,
                        "pay",
                        "€30–35.50 an hour, about €62,400–73,840 a year at the rates of 2025-10-09"));
    }

    @Test
    void remoteWorkSaysToWhomItIsOpenOrThatItDoesNotSay() {
        Draft remote = Draft.silent().workplace(Workplace.REMOTE);
        assertThat(reasons(remote.applicantsIn("EMEA"), "applicantCountry", "DE"))
                .containsExactly(new Reason("applicantCountry", "DE", true, false, "applicantLocations", "EMEA"));
        assertThat(reasons(remote.at("Berlin"), "applicantCountry", "DE"))
                .containsExactly(new Reason(
                        "applicantCountry",
                        "DE",
                        true,
                        true,
                        "locations",
                        "Berlin (it is there; who may apply is not said)"));
        assertThat(reasons(remote, "applicantCountry", "DE"))
                .containsExactly(new Reason("applicantCountry", "DE", false, true, null, null));
        assertThat(reasons(nurse, "applicantCountry", "DE"))
                .containsExactly(new Reason("applicantCountry", "DE", false, false, null, null));
    }

    @Test
    void whatThePostingDoesNotSayIsShownAsUnknown() {
        assertThat(reasons(
                        Draft.silent(),
                        "employmentType",
                        "INTERN",
                        "level",
                        "MID",
                        "payMin",
                        "1",
                        "workplace",
                        "REMOTE",
                        "language",
                        "en",
                        "category",
                        "x",
                        "country",
                        "DE"))
                .allMatch(Reason::unknown)
                .filteredOn(Reason::satisfied)
                .extracting(Reason::criterion)
                .containsExactlyInAnyOrder("employmentType", "level", "payMin");
    }

    @Property(tries = 30)
    void aPostingMatchesExactlyWhenAllItsReasonsHold(@ForAll("scenes") Scene scene) {
        for (var posting : scene.postings().stream().map(AnalysedPosting::of).toList()) {
            for (Query query : scene.queries()) {
                assertThat(Evaluator.explain(query, posting).stream().allMatch(Reason::satisfied))
                        .as(query.json())
                        .isEqualTo(Evaluator.matches(query, posting));
            }
        }
    }

    @Property(tries = 30)
    void whatHoldsBecauseOfAWordHasAPlaceInTheText(@ForAll("scenes") Scene scene) {
        for (var posting : scene.postings().stream().map(AnalysedPosting::of).toList()) {
            for (Query query : scene.queries()) {
                for (Reason reason : Evaluator.explain(query, posting)) {
                    boolean text =
                            reason.criterion().equals("q") || reason.criterion().equals("title");
                    if (text && reason.satisfied() && !reason.asked().contains("-")) {
                        assertThat(reason.found())
                                .as("%s in %s", reason, posting.posting())
                                .isNotNull();
                    }
                }
            }
        }
    }

    @Property(tries = 30)
    void whoReadsOnlyTheWordsThatMatterSaysTheSame(@ForAll("scenes") Scene scene) {
        for (Query query : scene.queries()) {
            Marks marks = new Marks(query);
            for (var posting : scene.postings()) {
                assertThat(marks.reasons(posting))
                        .as(query.json())
                        .isEqualTo(Evaluator.explain(query, AnalysedPosting.of(posting)));
            }
        }
    }

    @Test
    void theWordsOfAQueryAreMarkedWhereTheyStand() {
        Query query =
                Query.parse(Map.of("q", List.of("\"software engineer\" full-time title:senior -php java* o'brien")));
        String text = "Full time: Software-Engineers with JavaScript at O’Brien. Senior PHP. Software, engineer!";
        assertThat(marked(query, Field.TEXT, text, "en"))
                .isEqualTo(
                        "[Full time]: [Software-Engineers] with [JavaScript] at [O’Brien]. Senior PHP. [Software, engineer]!");
        assertThat(marked(query, Field.TITLE, "Senior Fulltime", "en")).isEqualTo("[Senior] [Fulltime]");
        assertThat(HighlightTerms.spans(query, "Software engineers", "de")).isEmpty();
    }

    private static String marked(Query query, Field field, String text, String language) {
        StringBuilder marked = new StringBuilder(text);
        for (TextSpan span : HighlightTerms.spans(query, field, text, language).reversed()) {
            marked.insert(span.end(), ']').insert(span.start(), '[');
        }
        return marked.toString();
    }

    private static List<Reason> reasons(Draft draft, String... criteria) {
        Map<String, List<String>> parameters = new java.util.TreeMap<>();
        for (int i = 0; i < criteria.length; i += 2) {
            parameters.put(criteria[i], List.of(criteria[i + 1]));
        }
        return Evaluator.explain(Query.parse(parameters), AnalysedPosting.of(draft.posting("1")));
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(20, 20);
    }
}
