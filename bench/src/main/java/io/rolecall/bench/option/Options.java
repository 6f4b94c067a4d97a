package io.rolecall.bench.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The options of a benchmark's command line, {@code --name value} each, but {@code --quick}, which takes the second of two usual
 * values wherever nothing is said.
 */
public final class Options {
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, Object> asked = new LinkedHashMap<>();
    private final boolean quick;

    private Options(boolean quick) {
        this.quick = quick;
    }

    /**
     * Reads a command line.
     *
     * @throws UnusableOptionException for what is no option at all
     */
    public static Options of(List<String> arguments) {
        Options options = new Options(arguments.contains("--quick"));
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--quick")) {
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

    /** Any text. */
    public String text(String name, String usual) {
        String text = given.getOrDefault(name, usual);
        asked.put(name, text);
        return text;
    }

    /** Some of the words that there are, parted by commas. */
    public List<String> words(String name, List<String> known) {
        String value = given.get(name);
        List<String> words = value == null ? known : List.of(value.split(","));
        for (String word : words) {
            if (!known.contains(word)) {
                throw new UnusableOptionException("--" + name + " knows no \"" + word + "\"; there are " + known + ".");
            }
        }
        asked.put(name, String.join(",", words));
        return words;
    }

    /**
     * Every option that was asked for, with its value.
     *
     * @throws UnusableOptionException when one was given that the benchmark doesn't have
     */
    public Map<String, Object> all() {
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(asked.keySet());
        if (!unknown.isEmpty()) {
            throw new UnusableOptionException("There is no option --" + unknown.first() + "; there are --quick, --"
                    + String.join(", --", asked.keySet()) + ".");
        }
        return asked;
    }
}
