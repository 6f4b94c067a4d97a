package io.rolecall.search.rank;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Field;
import io.rolecall.query.TextWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * The few words of a posting by which one knows it, in folded form: small enough to be read for each of some hundred candidates.
 *
 * @param language of the posting, empty where unknown
 * @param title all words of the title
 * @param core those that name the job
 * @param organization the words of its name
 * @param places the words of where it is
 * @param skills the words of its skills and of its occupation's name
 * @param occupations the codes of its occupations, each behind {@link RankFields#OCCUPATION}
 */
record TitleCard(
        String language,
        String[] title,
        String[] core,
        String[] organization,
        String[] places,
        String[] skills,
        String[] occupations) {
    /** Of a posting that has none. */
    static final TitleCard NONE = read(new BytesRef("\n\n\n\n\n\n"));

    private static final char LINE = '\n';
    private static final char WORD = ' ';

    /** Beyond these nobody would look for it. */
    private static final int MOST_WORDS = 60;

    static TitleCard of(AnalysedPosting analysed) {
        Posting posting = analysed.posting();
        List<String> skills = new ArrayList<>(posting.skills());
        if (posting.occupation() != null) {
            skills.add(posting.occupation().label());
        }
        return new TitleCard(
                posting.language() == null ? "" : posting.language(),
                forms(analysed.words(Field.TITLE)),
                CoreTitle.of(analysed).toArray(String[]::new),
                forms(analysed.words(Field.ORGANIZATION)),
                formsOf(RankFields.places(posting)),
                formsOf(skills),
                analysed.occupations().stream()
                        .map(code -> RankFields.OCCUPATION + code)
                        .toArray(String[]::new));
    }

    private static String[] formsOf(Collection<String> texts) {
        List<TextWord> words = new ArrayList<>();
        texts.forEach(t -> words.addAll(TextWord.of(t)));
        return forms(words);
    }

    private static String[] forms(List<TextWord> words) {
        String[] forms = new String[Math.min(words.size(), MOST_WORDS)];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = words.get(i).form();
        }
        return forms;
    }

    BytesRef bytes() {
        StringBuilder line = new StringBuilder(language);
        for (String[] words : List.of(title, core, organization, places, skills, occupations)) {
            line.append(LINE).append(String.join(String.valueOf(WORD), words));
        }
        return new BytesRef(line);
    }

    static TitleCard read(BytesRef bytes) {
        String text = bytes.utf8ToString();
        String[][] lines = new String[7][];
        int from = 0;
        for (int i = 0; i < 7; i++) {
            int to = i == 6 ? text.length() : text.indexOf(LINE, from);
            lines[i] = words(text, from, to);
            from = to + 1;
        }
        return new TitleCard(
                lines[0].length == 0 ? "" : lines[0][0], lines[1], lines[2], lines[3], lines[4], lines[5], lines[6]);
    }

    private static String[] words(String text, int from, int to) {
        if (from >= to) {
            return new String[0];
        }
        int count = 1;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == WORD ? 1 : 0;
        }
        String[] words = new String[count];
        int start = from;
        for (int n = 0; n < count; n++) {
            int end = text.indexOf(WORD, start);
            end = end < 0 || end > to ? to : end;
            words[n] = text.substring(start, end);
            start = end + 1;
        }
        return words;
    }
}
