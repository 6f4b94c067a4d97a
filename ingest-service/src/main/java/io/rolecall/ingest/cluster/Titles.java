package io.rolecall.ingest.cluster;

import io.rolecall.posting.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A title as its words, without what boards add to it: genders, a requisition id, the place at its end.
 *
 * @param words what is left, which is never nothing unless the title has no word at all
 * @param requisition the id that the title names as one, normalised
 */
record Titles(String words, @Nullable String requisition) {
    /** Only what is marked as an id: a bare number may be a year, a shift or a norm, and tells jobs apart. */
    private static final Pattern REQUISITION = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(?:#\\s?(?=[a-z-]{0,4}\\d)|(?:req(?:uisition)?|jr|ref(?:erence|erenz)?|job[ -]?id|kennziffer)"
                    + "(?:[ -]?(?:id|no|nr))?[.:#\\s-]{0,3}(?=[a-z]{0,3}-?\\d))([a-z]{0,4}-?\\d[\\d./-]{2,20})(?![\\p{L}])");

    private static final Set<String> GENDERS = Set.of("m", "w", "f", "d", "x", "h", "v", "k", "i", "n", "gn");
    private static final Set<String> GENDER_WORDS = Set.of("mwd", "wmd", "mfd", "fmd", "mfx", "mwx", "gn", "divers");
    private static final Set<String> WORKPLACES = Set.of("remote", "hybrid", "onsite", "homeoffice");

    static Titles of(String title, Collection<Location> places) {
        String requisition = null;
        String rest = title;
        // The pattern is costly, and few titles have any of its marks.
        if (hasDigits(title)) {
            Matcher id = REQUISITION.matcher(title);
            if (id.find()) {
                requisition = Requisitions.normalised(id.group(1));
                rest = title.substring(0, id.start()) + " " + title.substring(id.end());
            }
        }
        List<String> words = withoutGenders(Words.of(rest));
        dropPlaces(words, places);
        if (words.isEmpty()) {
            words = Words.of(title);
        }
        return new Titles(String.join(" ", words), requisition);
    }

    private static boolean hasDigits(String title) {
        int digits = 0;
        for (int i = 0; i < title.length(); i++) {
            if (title.charAt(i) >= '0' && title.charAt(i) <= '9' && ++digits == 3) {
                return true;
            }
        }
        return false;
    }

    /** (m/w/d), F/H, m|f|x: at least two of their letters in a row. */
    private static List<String> withoutGenders(List<String> words) {
        List<String> kept = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            int end = i;
            while (end < words.size() && GENDERS.contains(words.get(end))) {
                end++;
            }
            if (end - i >= 2) {
                i = end - 1;
            } else if (i + 1 < words.size()
                    && (words.get(i).equals("all") && words.get(i + 1).startsWith("gender")
                            || words.get(i).equals("alle") && words.get(i + 1).equals("geschlechter"))) {
                i++;
            } else if (!GENDER_WORDS.contains(words.get(i))) {
                kept.add(words.get(i));
            }
        }
        return kept;
    }

    private static void dropPlaces(List<String> words, Collection<Location> places) {
        boolean dropped = true;
        while (dropped && words.size() > 1) {
            dropped = false;
            if (WORKPLACES.contains(words.getLast())) {
                words.removeLast();
                dropped = true;
            }
            for (Location place : places) {
                int comma = place.text().indexOf(',');
                dropped |= drop(words, place.text())
                        || comma > 0 && drop(words, place.text().substring(0, comma))
                        || place.city() != null && drop(words, place.city());
            }
        }
    }

    private static boolean drop(List<String> words, String place) {
        List<String> end = Words.of(place);
        int from = words.size() - end.size();
        if (end.isEmpty() || from < 1 || !words.subList(from, words.size()).equals(end)) {
            return false;
        }
        words.subList(from, words.size()).clear();
        return true;
    }
}
