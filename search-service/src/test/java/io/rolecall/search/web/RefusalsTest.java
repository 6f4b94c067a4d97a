package io.rolecall.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.search.find.SearchRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    /** One mistake of each kind. */
    private static final List<String> MISTAKES = List.of(
            "color=red",
            "workplace=MOON",
            "payUnknown=perhaps",
            "radiusKm=10",
            "radiusKm=far&location=Berlin",
            "location=place:0",
            "location=Nowhereville Xyz",
            "organization=" + "a".repeat(301),
            "location=" + "a".repeat(301),
            "organization=!!!",
            "country=Atlantis",
            "language=klingon",
            "source=Not A Source",
            "payMin=lots",
            "payCurrency=DUCATS",
            "q=" + "a".repeat(256),
            "q="
                    + IntStream.range(10, 41)
                            .mapToObj(i -> "a" + i + "\"b" + i + "\"")
                            .collect(Collectors.joining()),
            "q=()",
            "q=" + words(0, 80),
            "q=" + words(0, 40) + "&title=" + words(40, 80),
            "q=(nurse",
            "q=nurse)",
            "q=AND nurse",
            "q=nurse AND",
            "q=OR nurse",
            "q=nurse OR",
            "q=nurse NOT",
            "q=\"nurse",
            "q=salary:high",
            "q=title:",
            "q=title: ",
            "q=title:(organization:x)",
            "q=nu*rse",
            "q=night/shift*",
            "sort=distance",
            "sort=distance&location=Berlin&sort=pay",
            "page=101&size=100",
            "sort=colour",
            "collapse=perhaps",
            "postedWithin=soon",
            "facets=colour",
            "size=0",
            IntStream.range(0, 200).mapToObj(i -> "source=s" + i).collect(Collectors.joining("&")));

    /** What no address can cause. */
    private static final Set<String> ELSEWHERE = Set.of(
            "refusal.parameters",
            "refusal.index.opening",
            "refusal.index.building",
            "refusal.index.begun",
            "refusal.index.closed");

    @Test
    void whateverIsRefusedIsSaidInGermanTooAndNothingElseIsKnown() {
        Set<String> said = new TreeSet<>(ELSEWHERE);
        for (String mistake : MISTAKES) {
            String english = refusal(mistake);
            if (english == null) {
                continue;
            }
            assertThat(Refusals.in(Labels.GERMAN, english))
                    .as(english)
                    .hasValueSatisfying(
                            german -> assertThat(german).isNotEqualTo(english).doesNotContain("{", "}"));
            said.add(Refusals.key(english).orElseThrow());
        }
        assertThat(said).containsExactlyElementsOf(Refusals.keys());
    }

    @Test
    void whatWasGivenIsFilledIn() {
        assertThat(Refusals.in(Labels.GERMAN, refusal("workplace=MO$N")))
                .hasValueSatisfying(german -> assertThat(german).startsWith("„MO$N“ ist nicht bekannt; bekannt sind "));
        assertThat(Refusals.in(Labels.GERMAN, refusal("q=nurse )")))
                .contains("Eine Klammer wird geschlossen, die nie geöffnet wurde (Zeichen 7).");
        assertThat(Refusals.in(
                        Labels.GERMAN,
                        "The search index is being built: 33 %, 1 of 3 postings. Try again in a few seconds."))
                .hasValueSatisfying(german ->
                        assertThat(german).startsWith("Der Suchindex wird gerade aufgebaut: 33 %, 1 von 3 Anzeigen."));
        assertThat(Refusals.in(Labels.GERMAN, "Nobody has said this.")).isEmpty();
        assertThat(Refusals.in(Labels.ENGLISH, "Nobody has said this.")).contains("Nobody has said this.");
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Character.toString('a' + i % 26) + i / 26)
                .collect(Collectors.joining(" "));
    }

    private static String refusal(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.merge(
                    pair.substring(0, equals),
                    List.of(pair.substring(equals + 1)),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        try {
            SearchRequest.parse(parameters);
            return null;
        } catch (InvalidQueryException | InvalidRequestException e) {
            return e.getMessage();
        }
    }
}
