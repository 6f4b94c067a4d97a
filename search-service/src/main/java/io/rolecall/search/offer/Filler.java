package io.rolecall.search.offer;

import io.rolecall.query.TextWord;
import java.util.List;
import java.util.Set;

/** Words that people type around what they look for, and that postings need not have: "jobs in", "Stelle als", "poste de". */
final class Filler {
    private static final Set<String> WORDS = Set.of(
            "job",
            "jobs",
            "position",
            "positions",
            "vacancy",
            "vacancies",
            "opening",
            "openings",
            "hiring",
            "career",
            "careers",
            "role",
            "roles",
            "wanted",
            "in",
            "near",
            "at",
            "for",
            "as",
            "a",
            "an",
            "the",
            "me",
            "around",
            "stelle",
            "stellen",
            "stellenangebot",
            "stellenangebote",
            "arbeit",
            "gesucht",
            "als",
            "bei",
            "um",
            "nahe",
            "poste",
            "postes",
            "emploi",
            "emplois",
            "offre",
            "offres",
            "de",
            "en",
            "dans",
            "trabajo",
            "empleo",
            "empleos",
            "vacature",
            "vacatures",
            "baan",
            "banen",
            "te",
            "jobb",
            "lediga",
            "som",
            "nara");

    private Filler() {}

    /** The others, in their order. */
    static List<String> without(List<String> words) {
        return words.stream().filter(w -> !is(w)).toList();
    }

    static boolean is(String word) {
        return TextWord.of(word).stream().map(TextWord::form).allMatch(WORDS::contains);
    }
}
