package io.rolecall.search.web;

import io.rolecall.search.find.Suggestions;
import io.rolecall.search.index.IndexNotReadyException;
import io.rolecall.search.index.Suggested;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the form's fields propose to somebody who types, as options of their lists; nothing where nothing can be proposed. */
@Controller
class SuggestPage {
    private static final int LONGEST = 255;
    private static final int MOST = 8;

    private final Suggestions suggestions;

    SuggestPage(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @GetMapping(path = "/suggest/words", produces = MediaType.TEXT_HTML_VALUE)
    String words(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        return options(q, Set.of(Suggested.TITLE, Suggested.SKILL, Suggested.ORGANIZATION), locale, model);
    }

    @GetMapping(path = "/suggest/places", produces = MediaType.TEXT_HTML_VALUE)
    String places(@RequestParam(defaultValue = "") String location, Locale locale, Model model) {
        return options(location, Set.of(Suggested.PLACE), locale, model);
    }

    private String options(String typed, Set<Suggested> kinds, Locale locale, Model model) {
        List<String> options = List.of();
        if (!typed.isBlank() && typed.length() <= LONGEST) {
            try {
                options = suggestions.of(typed, kinds, MOST).stream()
                        .map(s ->
                                s.kind() == Suggested.PLACE ? Labels.of(locale).place(s) : asWords(s.text()))
                        .distinct()
                        .toList();
            } catch (IndexNotReadyException e) {
                // Who types goes on typing.
            }
        }
        model.addAttribute("options", options);
        return "suggest";
    }

    /** In quotes where a sign in it would mean something. */
    private static String asWords(String text) {
        return text.matches("[\\p{L}\\p{N} ]+") ? text : "\"" + text.replace('"', ' ') + "\"";
    }
}
