package io.rolecall.bench.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The options of a benchmark's command line, {@code --name value} each, but {@code --quick}, which takes the second of two usual
 * values wherever nothing is said, and {@code --help}.
 */
public final class Options {
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, Object> asked = new LinkedHashMap<>();
    private final Map<String, String> about = new LinkedHashMap<>();
    private final boolean quick;
    private final boolean help;

    private Options(boolean quick, boolean help) {
        this.quick = quick;
        this.help = help;
    }

    /**
     * Reads a command line.
     *
     * @throws UnusableOptionException for what is no option at all
     */
    public static Options of(List<String> arguments) {
        Options options = new Options(arguments.contains("--quick"), arguments.contains("--help"));
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--quick") || name.equals("--help")) {
                continue;
            }
            if (!name.startsWith("--") || i + 1 == arguments.size()) {
                throw new UnusableOptionException("\"" + name + "\" is no option with a value, like --seed 7.");
            }
            options.given.put(name.substring(2), arguments.get(++i));
        }
        return options;
    }

    /** A whole number that isn't negative. */
    public int number(String name, int usual, int whenQuick) {
        int otherwise = quick ? whenQuick : usual;
        String value = given.get(name);
        int number = otherwise;
        if (value != null) {
            try {
                number = Integer.parseInt(value.replace("_", ""));
            } catch (NumberFormatException e) {
                throw new UnusableOptionException("--" + name + " is \"" + value + "\", and takes a whole number.");
            }
            if (number < 0) {
                throw new UnusableOptionException("--" + name + " is negative.");
            }
        }
        asked.put(name, number);
        return number;
    }

    /** A share from 0 to 1. */
    public double share(String name, double usual) {
        String value = given.get(name);
        double share = usual;
        if (value != null) {
            try {
                share = Double.parseDouble(value);
            } catch (NumberFormatException e) {
                share = -1;
            }
            if (!(share >= 0 && share <= 1)) {
                throw new UnusableOptionException(
                        "--" + name + " is \"" + value + "\", and takes a share from 0 to 1.");
            }
        }
        asked.put(name, share);
        return share;
    }

    /** A number above 0. */
    public double factor(String name, double usual) {
        String value = given.get(name);
        double factor = usual;
        if (value != null) {
            try {
                factor = Double.parseDouble(value);
            } catch (NumberFormatException e) {
                factor = -1;
            }
            if (!(factor > 0 && factor <= 1_000)) {
                throw new UnusableOptionException("--" + name + " is \"" + value + "\", and takes a number above 0.");
            }
        }
        asked.put(name, factor);
        return factor;
    }

    /** Any text. */
    public String text(String name, String usual) {
        String text = given.getOrDefault(name, usual);
        asked.put(name, text);
        return text;
    }

    /** Some of the words that there are, parted by commas. */
    public List<String> words(String name, List<String> known) {
        return words(name, known, known);
    }

    /** The same, where not all are usual. */
    public List<String> words(String name, List<String> usual, List<String> known) {
        String value = given.get(name);
        List<String> words = value == null ? usual : List.of(value.split(","));
        for (String word : words) {
            if (!known.contains(word)) {
                throw new UnusableOptionException("--" + name + " knows no \"" + word + "\"; there are " + known + ".");
            }
        }
        asked.put(name, String.join(",", words));
        return words;
    }

    /** Some of the words that there are, each with a whole number behind {@code =} where the user gave one, otherwise with 0. */
    public Map<String, Integer> weights(String name, List<String> usual, List<String> known) {
        String value = given.getOrDefault(name, String.join(",", usual));
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String part : value.split(",", -1)) {
            String[] word = part.split("=", 2);
            if (!known.contains(word[0])) {
                throw new UnusableOptionException(
                        "--" + name + " knows no \"" + word[0] + "\"; there are " + known + ".");
            }
            if (word.length > 1 && !word[1].matches("[1-9][0-9]{0,5}")) {
                throw new UnusableOptionException("--" + name + " has \"" + part + "\", and takes words like de=3.");
            }
            weights.put(word[0], word.length > 1 ? Integer.parseInt(word[1]) : 0);
        }
        asked.put(name, value);
        return weights;
    }

    /** Says what an option does, for {@code --help}; to be called before {@link #all()}. */
    public Options about(String name, String text) {
        about.put(name, text);
        return this;
    }

    /**
     * Every option that was asked for, with its value.
     *
     * @throws UnusableOptionException when one was given that the benchmark doesn't have; and for {@code --help}, with all that there are
     */
    public Map<String, Object> all() {
        if (help) {
            throw new UnusableOptionException(listed());
        }
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(asked.keySet());
        if (!unknown.isEmpty()) {
            throw new UnusableOptionException("There is no option --" + unknown.first() + "; there are --quick, --"
                    + String.join(", --", asked.keySet()) + ".");
        }
        return asked;
    }

    private String listed() {
        StringBuilder list =
                new StringBuilder("Options and their values, with --quick those for less than two minutes:");
        asked.forEach((name, value) -> {
            list.append("\n  --").append(name).append(' ').append(value);
            String text = about.get(name);
            if (text != null) {
                list.append("   ").append(text);
            }
        });
        return list.toString();
    }
}
