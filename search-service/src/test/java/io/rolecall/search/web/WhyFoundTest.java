package io.rolecall.search.web;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import io.rolecall.search.find.Highlights;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.testing.Postings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhyFoundTest {
    private final Posting nurse = aPosting()
            .title("Staff Nurses")
            .organization("Mercy Hospital")
            .location(Postings.BERLIN)
            .description("<p>Night shifts, <b>wards</b> and more night shifts.</p>")
            .language("en")
            .workplace(Workplace.ONSITE)
            .level(Level.UNKNOWN)
            .pay(null)
            .build();

    @Test
    void wordsAreToldByWhereTheyStand() {
        assertThat(why(nurse, Labels.ENGLISH, "q", "nurse ward night mercy -doctor"))
                .containsExactly(
                        "“Nurses” in the title",
                        "“wards”, “Night” in the text",
                        "“Mercy” in the organisation’s name",
                        "without “doctor”");
        assertThat(why(nurse, Labels.GERMAN, "q", "nurse -\"head doctor\""))
                .containsExactly("„Nurses“ im Titel", "ohne „head doctor“");
    }

    @Test
    void whatIsNotStatedIsToldTogetherAndWhatTheLinesAboveSayIsNot() {
        assertThat(why(nurse, Labels.ENGLISH, "level", "SENIOR", "payMin", "50000", "workplace", "ONSITE"))
                .containsExactly("not stated, so kept: level, comparable pay");
        assertThat(why(nurse, Labels.GERMAN, "level", "SENIOR", "location", "Potsdam", "radiusKm", "50"))
                .containsExactly("Ort: Berlin, Germany", "nicht angegeben, also behalten: Erfahrung");
        assertThat(why(nurse, Labels.ENGLISH)).isEmpty();
    }

    @Test
    void payIsToldAsItWasComparedWhereThatIsNotHowItIsPosted() {
        Posting paid =
                Postings.changed(nurse).pay("30", "35", "EUR", Pay.Period.HOUR).build();
        assertThat(why(paid, Labels.ENGLISH, "payMin", "50000", "payCurrency", "USD"))
                .singleElement()
                .asString()
                .contains("about €62,400 – €72,800 a year");
    }

    @Test
    void nothingLongIsRepeated() {
        Posting chatty = Postings.changed(nurse)
                .title("a".repeat(59) + "😀 " + "b".repeat(200))
                .build();
        assertThat(why(chatty, Labels.ENGLISH, "q", "b".repeat(200)))
                .singleElement()
                .asString()
                .hasSizeLessThan(90)
                .contains("…”");
    }

    private static List<String> why(Posting posting, Labels words, String... criteria) {
        Map<String, List<String>> parameters = new java.util.TreeMap<>();
        for (int i = 0; i < criteria.length; i += 2) {
            parameters.put(criteria[i], List.of(criteria[i + 1]));
        }
        Found found = new Found(
                posting,
                new Highlights("", ""),
                Evaluator.explain(Query.parse(parameters), AnalysedPosting.of(posting)),
                null,
                null);
        return WhyFound.of(found, words);
    }
}
