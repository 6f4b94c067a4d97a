package io.rolecall.query.law;

import java.text.Normalizer;
import java.util.Locale;

/** A word as another keyboard, source or typist writes it; mostly still the same word, sometimes no longer. */
final class Mangled {
    private final Choice choose;

    Mangled(Choice choose) {
        this.choose = choose;
    }

    /** Without half characters, which no posting has. */
    String word(String word) {
        int at = word.offsetByCodePoints(0, choose.upTo(word.codePointCount(0, word.length())));
        String start = word.substring(0, at);
        String end = word.substring(at);
        return switch (choose.upTo(11)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toUpperCase(Locale.of("tr"));
            case 2 -> Normalizer.normalize(word, Normalizer.Form.NFD);
            case 3 -> Normalizer.normalize(word, Normalizer.Form.NFKC);
            case 4 -> start + choose.among("\u00AD", "\u200D", "\u200B", "\uFE0F", "\u202A", "\u0301", "\u064B") + end;
            case 5 -> wide(word);
            case 6 -> word.replace("ä", "ae").replace("ö", "oe").replace("ß", "ss");
            case 7 -> word.replaceAll("['’]", choose.among("", "'", "’", "‘", "ʼ", "＇", "`"));
            case 8 -> word.replace("-", choose.among("", " ", "‐", "‑", "–"));
            case 9 -> word + choose.among("s", "es", "n", "'s", "’s", ":in", "*innen", "+", "++", "#", ".js", ".net");
            case 10 -> start + choose.among("-", "'", "/", ".", "&", "_", " ") + end;
            default -> start;
        };
    }

    private static String wide(String word) {
        StringBuilder wide = new StringBuilder();
        for (char c : word.toCharArray()) {
            wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : c);
        }
        return wide.toString();
    }
}
