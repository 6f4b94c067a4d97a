package io.rolecall.search.rank;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Field;
import io.rolecall.query.TextWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a title names the job: without rank, genders, brackets, ids, and the place or team behind a dash or comma. */
final class CoreTitle {
    /** What stands in brackets, and all behind the first dash, bar or comma with a space. */
    private static final Pattern BESIDE =
            Pattern.compile("\\([^)]*\\)|\\[[^]]*]|\\s[-–—|/@•·]\\s.*|[,|–—:]\\s.*|[*:/](?:in|innen)\\b");

    private static final Set<String> RANKS = Set.of(
            "senior",
            "sr",
            "junior",
            "jr",
            "staff",
            "principal",
            "lead",
            "mid",
            "associate",
            "founding",
            "intern",
            "internship",
            "trainee",
            "werkstudent",
            "praktikant",
            "praktikum",
            "i",
            "ii",
            "iii",
            "iv",
            "l1",
            "l2",
            "l3",
            "l4",
            "l5",
            "l6",
            "remote",
            "hybrid",
            "onsite",
            "fulltime",
            "parttime",
            "contract",
            "freelance",
            "temporary",
            "new",
            "grad",
            "graduate");

    private static final Set<String> GENDERS =
            Set.of("m", "w", "f", "d", "x", "h", "v", "k", "gn", "mwd", "wmd", "mfd", "fmd", "div", "divers");

    private CoreTitle() {}

    /** Its forms in their order; all of the title's where nothing would be left. */
    static List<String> of(AnalysedPosting analysed) {
        return of(analysed.posting(), analysed.words(Field.TITLE));
    }

    /** @param words of the whole title */
    static List<String> of(Posting posting, List<TextWord> words) {
        Matcher beside = BESIDE.matcher(posting.title());
        List<String> core = core(beside.find() ? TextWord.of(beside.replaceAll(" ")) : words);
        if (core.isEmpty()) {
            core = core(words);
        }
        for (Location place : posting.locations()) {
            drop(core, place.text());
            if (place.city() != null) {
                drop(core, place.city());
            }
        }
        return core.isEmpty() ? words.stream().map(TextWord::form).toList() : core;
    }

    /** The same of what is asked for, so that "senior falconer" finds the job of a falconer exactly. */
    static List<String> ofForms(List<String> forms) {
        List<String> core = new ArrayList<>(forms);
        core.removeIf(f -> RANKS.contains(f) || GENDERS.contains(f));
        return core.isEmpty() ? forms : core;
    }

    private static List<String> core(List<TextWord> title) {
        List<String> core = new ArrayList<>();
        for (TextWord word : title) {
            if (!RANKS.contains(word.form()) && !GENDERS.contains(word.form())) {
                core.add(word.form());
            }
        }
        return core;
    }

    private static void drop(List<String> core, String place) {
        List<TextWord> words = TextWord.of(place);
        if (core.isEmpty()
                || words.isEmpty()
                || !core.getLast().equals(words.getLast().form())) {
            return;
        }
        List<String> name = words.stream().map(TextWord::form).toList();
        int from = core.size() - name.size();
        if (!name.isEmpty() && from > 0 && core.subList(from, core.size()).equals(name)) {
            core.subList(from, core.size()).clear();
        }
    }
}
