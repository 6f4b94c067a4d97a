package io.rolecall.search.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a search says of a mistake, in the language of a page. The query language, which alerts share, says it in English; here each of
 * its sentences is known with what may be filled in, and is said again. One that isn't known stays English.
 */
final class Refusals {
    private static final String PREFIX = "refusal.";
    private static final Pattern GAP = Pattern.compile("\\{([0-9])}");

    private static final List<Sentence> KNOWN = known();

    private Refusals() {}

    /** @param order which gap each group of the pattern fills */
    private record Sentence(String key, Pattern english, List<String> order) {}

    /** The same in the language; empty where it isn't known. */
    static Optional<String> in(Labels words, String english) {
        if (words == Labels.ENGLISH) {
            return Optional.of(english);
        }
        for (Sentence sentence : KNOWN) {
            Matcher matcher = sentence.english.matcher(english);
            if (matcher.matches()) {
                return Optional.of(filled(
                        ResourceBundle.getBundle("messages", words.locale()).getString(sentence.key),
                        sentence,
                        matcher));
            }
        }
        return Optional.empty();
    }

    /** The keys of the sentences; for tests. */
    static Optional<String> key(String english) {
        return KNOWN.stream()
                .filter(s -> s.english.matcher(english).matches())
                .map(Sentence::key)
                .findFirst();
    }

    private static String filled(String template, Sentence sentence, Matcher matcher) {
        return GAP.matcher(template).replaceAll(gap -> {
            int group = sentence.order.indexOf(gap.group(1)) + 1;
            return Matcher.quoteReplacement(group == 0 ? "" : matcher.group(group));
        });
    }

    private static List<Sentence> known() {
        List<Sentence> sentences = new ArrayList<>();
        ResourceBundle english = ResourceBundle.getBundle(
                "messages",
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        english.keySet().stream().filter(k -> k.startsWith(PREFIX)).sorted().forEach(key -> {
            String template = english.getString(key);
            StringBuilder pattern = new StringBuilder();
            List<String> order = new ArrayList<>();
            Matcher gap = GAP.matcher(template);
            int at = 0;
            while (gap.find()) {
                pattern.append(Pattern.quote(template.substring(at, gap.start())))
                        .append("(.{0,2000})");
                order.add(gap.group(1));
                at = gap.end();
            }
            pattern.append(Pattern.quote(template.substring(at)));
            sentences.add(new Sentence(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), order));
        });
        return List.copyOf(sentences);
    }
}
