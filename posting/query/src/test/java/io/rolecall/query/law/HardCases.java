package io.rolecall.query.law;

import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table: what people meet first when matching is wrong. */
public final class HardCases {
    /** Each with a posting of its own. */
    public static final List<HardCase> ALL = new HardCases().all();

    private final List<HardCase> cases = new ArrayList<>();

    private HardCases() {}

    private List<HardCase> all() {
        HardWords.add(this);
        HardCriteria.add(this);
        return List.copyOf(cases);
    }

    /** The text is the posting's description, in no known language. */
    void yes(String q, String text) {
        words(q, text, null, true);
    }

    void no(String q, String text) {
        words(q, text, null, false);
    }

    void yes(String language, String q, String text) {
        words(q, text, language, true);
    }

    void no(String language, String q, String text) {
        words(q, text, language, false);
    }

    private void words(String q, String text, @Nullable String language, boolean matches) {
        Draft draft = Draft.silent().text(text);
        add(
                "'" + q + "' in '" + text + "'" + (language == null ? "" : " (" + language + ")"),
                language == null ? draft : draft.language(language),
                matches,
                "q",
                q);
    }

    /** @param criteria names and values in turn; a name may come again */
    void yes(Draft posting, String... criteria) {
        add(String.join(" ", criteria), posting, true, criteria);
    }

    void no(Draft posting, String... criteria) {
        add(String.join(" ", criteria), posting, false, criteria);
    }

    private void add(String name, Draft posting, boolean matches, String... criteria) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (int i = 0; i < criteria.length; i += 2) {
            parameters.computeIfAbsent(criteria[i], _ -> new ArrayList<>()).add(criteria[i + 1]);
        }
        cases.add(new HardCase(name, posting.posting("hard-" + cases.size()), Query.parse(parameters), matches));
    }
}
