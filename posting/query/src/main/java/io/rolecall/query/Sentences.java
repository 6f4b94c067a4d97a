package io.rolecall.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that are said in English, known with what may be filled in, so that pages and mails can say them again in another
 * language. What isn't known stays as it is. Those of the query language are here, because searches and alerts refuse the same.
 */
public final class Sentences {
    private static final String OWN = "io.rolecall.query.refusals";
    private static final Pattern GAP = Pattern.compile("\\{([0-9])}");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final List<Sentence> known;

    private Sentences(List<Sentence> known) {
        this.known = known;
    }

    /** @param order which gap each group of the pattern fills */
    private record Sentence(String bundle, String key, Pattern english, List<String> order) {}

    /** Those with which the query language refuses something. */
    public static Sentences refusals() {
        return new Sentences(read(OWN, "refusal."));
    }

    /** Those of a bundle whose keys begin in one way. */
    public static Sentences of(String bundle, String prefix) {
        return new Sentences(read(bundle, prefix));
    }

    /** The text with its beginning in another language, where that is one of these. */
    public String begin(Locale language, String text) {
        for (Sentence sentence : known) {
            Matcher matcher = sentence.english.matcher(text);
            if (matcher.lookingAt()) {
                return in(language, matcher.group()).orElse(matcher.group()) + text.substring(matcher.end());
            }
        }
        return text;
    }

    /** With those of another bundle whose keys begin alike. */
    public Sentences and(String bundle, String prefix) {
        List<Sentence> all = new ArrayList<>(known);
        all.addAll(read(bundle, prefix));
        all.sort(Comparator.comparing(Sentence::key));
        return new Sentences(List.copyOf(all));
    }

    /** The same in another language; empty where the sentence isn't known. In English it is known as it stands. */
    public Optional<String> in(Locale language, String english) {
        if (language.getLanguage().equals("en")) {
            return Optional.of(english);
        }
        for (Sentence sentence : known) {
            Matcher matcher = sentence.english.matcher(english);
            if (matcher.matches()) {
                String template = ResourceBundle.getBundle(sentence.bundle, language, NO_FALLBACK)
                        .getString(sentence.key);
                return Optional.of(filled(template, sentence, matcher));
            }
        }
        return Optional.empty();
    }

    /** The key of a sentence; for tests, which ask whether each is ever said. */
    public Optional<String> key(String english) {
        return known.stream()
                .filter(s -> s.english.matcher(english).matches())
                .map(Sentence::key)
                .findFirst();
    }

    /** All keys. */
    public List<String> keys() {
        return known.stream().map(Sentence::key).sorted().toList();
    }

    private static String filled(String template, Sentence sentence, MatchResult match) {
        return GAP.matcher(template).replaceAll(gap -> {
            int group = sentence.order.indexOf(gap.group(1)) + 1;
            return Matcher.quoteReplacement(group == 0 ? "" : match.group(group));
        });
    }

    private static List<Sentence> read(String bundle, String prefix) {
        ResourceBundle english = ResourceBundle.getBundle(bundle, Locale.ROOT, NO_FALLBACK);
        return english.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .map(key -> sentence(bundle, key, english.getString(key)))
                .toList();
    }

    private static Sentence sentence(String bundle, String key, String template) {
        StringBuilder pattern = new StringBuilder();
        List<String> order = new ArrayList<>();
        Matcher gap = GAP.matcher(template);
        int at = 0;
        while (gap.find()) {
            pattern.append(Pattern.quote(template.substring(at, gap.start()))).append("(.{0,2000})");
            order.add(gap.group(1));
            at = gap.end();
        }
        pattern.append(Pattern.quote(template.substring(at)));
        return new Sentence(bundle, key, Pattern.compile(pattern.toString(), Pattern.DOTALL), order);
    }
}
