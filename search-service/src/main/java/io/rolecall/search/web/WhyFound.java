package io.rolecall.search.web;

import io.rolecall.posting.Level;
import io.rolecall.posting.Posting;
import io.rolecall.query.Reason;
import io.rolecall.search.find.SearchResult.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a result is there, in few words: what was found where, and what the posting doesn't say although it was asked. What stands in
 * the lines above anyway, such as who hires, is not said again; JSON has it all.
 */
final class WhyFound {
    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 6;

    private final Posting posting;
    private final Labels words;
    private final Map<String, Set<String>> byField = new LinkedHashMap<>();
    private final Set<String> said = new LinkedHashSet<>();
    private final List<String> unknown = new ArrayList<>();

    private WhyFound(Posting posting, Labels words) {
        this.posting = posting;
        this.words = words;
    }

    static List<String> of(Found found, Labels words) {
        WhyFound why = new WhyFound(found.posting(), words);
        found.why().forEach(why::add);
        return why.all();
    }

    private void add(Reason reason) {
        String criterion = reason.criterion();
        String found = reason.found();
        if (criterion.equals("q") || criterion.equals("title")) {
            if (reason.asked().startsWith("-")) {
                said.add(
                        words.text("why.without", quoted(unquoted(reason.asked().substring(1)))));
            } else if (found != null && reason.field() != null) {
                byField.computeIfAbsent(reason.field(), _ -> new LinkedHashSet<>())
                        .add(quoted(found));
            }
        } else if (reason.unknown()) {
            unknown.add(words.text("why.unknown." + criterion));
        } else {
            switch (criterion) {
                case "location", "country" -> {
                    if (found != null) {
                        said.add(words.text("why.place", brief(found)));
                    }
                }
                case "applicantCountry" -> {
                    if (found != null) {
                        said.add(words.text("why.applicants", brief(found)));
                    }
                }
                case "level" -> {
                    if (posting.level() != Level.UNKNOWN) {
                        said.add(words.level(posting.level()));
                    }
                }
                case "category" -> {
                    if (found != null) {
                        said.add(brief(words.category(found)));
                    }
                }
                case "language" -> {
                    if (posting.language() != null) {
                        said.add(words.text("why.language", words.language(posting.language())));
                    }
                }
                case "payMin" -> {
                    if (posting.pay() != null) {
                        PayLabel label = new PayLabel(words);
                        String compared = label.inEuro(posting.pay());
                        if (!compared.equals(label.of(posting.pay()))) {
                            said.add(compared);
                        }
                    }
                }
                // Who hires, where and how is in the lines above.
                default -> {}
            }
        }
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        byField.forEach((field, found) -> all.add(
                words.text("why.in." + field, found.stream().limit(MOST_WORDS).collect(Collectors.joining(", ")))));
        all.addAll(said);
        if (!unknown.isEmpty()) {
            all.add(words.text("why.unknown", String.join(", ", unknown)));
        }
        return all;
    }

    private String quoted(String text) {
        return words.text("quoted", brief(text));
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST
                ? line
                : line.substring(0, Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }
}
