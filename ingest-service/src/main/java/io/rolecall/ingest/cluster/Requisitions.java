package io.rolecall.ingest.cluster;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one spelling of a requisition id. */
final class Requisitions {
    private static final int LONGEST = 60;
    private static final Pattern PREFIX = Pattern.compile("^(?:REQUISITION|REQ|REFERENCE|REF|JOBID)(?=\\d)");

    private Requisitions() {}

    /** Null where it is none: boards put "Evergreen" or "See Opening ID" there, which two vacancies may share. */
    static @Nullable String normalised(@Nullable String id) {
        if (id == null) {
            return null;
        }
        StringBuilder letters = new StringBuilder();
        boolean digit = false;
        for (int i = 0; i < id.length() && letters.length() < LONGEST; i++) {
            char c = id.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(c);
                digit |= Character.isDigit(c);
            }
        }
        if (!digit) {
            return null;
        }
        String upper = letters.toString().toUpperCase(Locale.ROOT);
        return PREFIX.matcher(upper).replaceFirst("");
    }

    /** Whether it can join postings: "1" and "07" are counted afresh by every department, and only keep apart. */
    static boolean tells(String normalised) {
        return normalised.length() >= 3 && !normalised.chars().allMatch(c -> c == '0' || c == '9');
    }
}
