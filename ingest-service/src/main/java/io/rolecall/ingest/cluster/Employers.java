package io.rolecall.ingest.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The one spelling of an employer's name: without its legal form, case and punctuation. */
final class Employers {
    private static final int LONGEST = 80;
    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh",
            "ggmbh",
            "mbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "gbr",
            "ug",
            "haftungsbeschrankt",
            "se",
            "ev",
            "eg",
            "inc",
            "incorporated",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limited",
            "plc",
            "corp",
            "corporation",
            "co",
            "sa",
            "sas",
            "sasu",
            "sarl",
            "eurl",
            "srl",
            "spa",
            "sl",
            "slu",
            "sau",
            "bv",
            "nv",
            "vof",
            "ab",
            "as",
            "asa",
            "aps",
            "oy",
            "oyj",
            "pty",
            "pvt",
            "pte",
            "kk",
            "kft",
            "zrt",
            "doo",
            "sro",
            "ltda",
            "cv",
            "publ",
            "bvba",
            "spzoo",
            "zoo",
            "sp");
    private static final Set<String> NOBODY = Set.of(
            "confidential",
            "confidential company",
            "confidential employer",
            "anonymous",
            "anonym",
            "unknown",
            "na",
            "none",
            "private",
            "private employer",
            "stealth",
            "stealth startup",
            "stealth company",
            "employer",
            "company",
            "vertraulich",
            "confidentiel",
            "entreprise confidentielle",
            "confidencial",
            "empresa confidencial",
            "tbd",
            "various",
            "client");

    private Employers() {}

    /** Empty where the name is none, such as "Confidential": then it is evidence for nothing. */
    static String normalised(String name) {
        List<String> words = joined(Words.of(name));
        if (words.size() > 1 && words.getFirst().equals("the")) {
            words.removeFirst();
        }
        while (words.size() > 1 && LEGAL_FORMS.contains(words.getLast())) {
            words.removeLast();
        }
        String employer = String.join(" ", words);
        if (NOBODY.contains(employer)) {
            return "";
        }
        return employer.length() <= LONGEST ? employer : employer.substring(0, LONGEST);
    }

    /** Letters that stand alone, at the end, are one word: S.A., B. V., s.r.o. */
    private static List<String> joined(List<String> words) {
        int from = words.size();
        while (from > 1 && words.get(from - 1).length() == 1) {
            from--;
        }
        List<String> joined = new ArrayList<>(words.subList(0, from));
        if (from < words.size()) {
            joined.add(String.join("", words.subList(from, words.size())));
        }
        return joined;
    }
}
