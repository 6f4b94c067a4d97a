package io.rolecall.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads {@code trades.txt} and {@code occupations.tsv.gz}, which are checked by a test and not at each start. */
final class OccupationFile {
    private final Map<String, String> labels = new HashMap<>();
    private final Map<Long, Set<String>> names = HashMap.newHashMap(100_000);

    private OccupationFile() {}

    static Occupations bundled() {
        OccupationFile file = new OccupationFile();
        try (InputStream trades = open("trades.txt");
                InputStream packed = open("occupations.tsv.gz");
                InputStream occupations = new GZIPInputStream(packed, 1 << 16)) {
            lines(trades)
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .forEach(file::trade);
            lines(occupations).lines().forEach(file::occupation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Occupations(file.labels, file.names);
    }

    private static InputStream open(String name) {
        InputStream file = OccupationFile.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return file;
    }

    private static BufferedReader lines(InputStream file) {
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8), 1 << 16);
    }

    private void trade(String line) {
        String code = line.substring(0, 4);
        String[] all = line.substring(5).split(" = ");
        labels.put(code, all[0]);
        for (String name : all) {
            add(name.strip(), code);
        }
    }

    private void occupation(String line) {
        int tab = line.indexOf('\t');
        int second = line.indexOf('\t', tab + 1);
        String code = line.substring(0, tab);
        labels.put(code, line.substring(tab + 1, second));
        for (int from = second + 1; from <= line.length(); ) {
            int end = line.indexOf('|', from);
            end = end < 0 ? line.length() : end;
            add(line.substring(from, end), code);
            from = end + 1;
        }
    }

    private void add(String name, String code) {
        long hash = plain(name) ? ofPlain(name) : ofTokens(name);
        if (hash != 0) {
            names.computeIfAbsent(hash, _ -> new LinkedHashSet<>(2)).add(code);
        }
    }

    /** Most names are words of small letters with spaces or hyphens: cutting those takes a tenth of the time. */
    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && c != ' ' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static long ofPlain(String name) {
        long hash = 0;
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) < 'a') {
                hash = i > from ? NameForms.followed(hash, NameForms.hash(name.substring(from, i))) : hash;
                from = i + 1;
            }
        }
        return hash;
    }

    private static long ofTokens(String name) {
        long hash = 0;
        for (Token token : Tokenizer.tokens(name)) {
            if (token.kind() == Token.Kind.MAIN) {
                hash = NameForms.followed(hash, NameForms.hash(token.form()));
            }
        }
        return hash;
    }
}
