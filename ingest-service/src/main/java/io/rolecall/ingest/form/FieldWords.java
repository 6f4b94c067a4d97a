package io.rolecall.ingest.form;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that feeds have for what a posting says, in the languages of their makers. Names are compared by their letters and
 * digits alone, without case and accents. Those of a field are in the order of trust: where several occur, the first is taken.
 */
final class FieldWords {
    /** What a name means, and how far down its field's words it stands. */
    record Meaning(Field field, int rank) {}

    /** What surrounds a name and so decides what it means. */
    enum Around {
        ITEM,
        ORGANIZATION,
        PLACE,
        PAY,
        /** How one applies: of it only an address counts. */
        APPLICATION,
        /** People, pictures and questions, which say nothing of the posting. */
        OTHER
    }

    /** From this rank on, texts are taken for a description only where there is none before it. */
    static final int SUMMARY = 1_000;

    /** By so much a name is trusted less that has to be taken apart. */
    private static final int LESS = 300;

    private static final Pattern OF = Pattern.compile(
            "^(?:job|position|posting|vacancy|offre|offer|annonce|stillings?|annonse)(?=.)|(?<=.)(?:duposte|delamission|deloffre|delannonce|delemploi|deloffredemploi)$");
    private static final Pattern ENDS = Pattern.compile("(?:date)?(?:end|start|fin|debut).*");
    private static final Set<Field> DATES = EnumSet.of(Field.DATE_POSTED, Field.VALID_THROUGH);
    private static final Map<Around, Map<String, Meaning>> WORDS = new HashMap<>();
    private static final Map<String, Around> CONTAINERS = new HashMap<>();
    private static final Set<String> ITEMS = set(FieldNames.ITEMS);
    private static final Set<String> LISTS = set(FieldNames.LISTS);
    private static final Set<String> NAMES =
            set("name label libelle value text type displayname title nom navn namn idvalue amount");
    private static final Set<String> PAIRS =
            set("field property param parameter attribute customfield customattribute column");
    private static final Set<String> HTML = set(FieldNames.HTML);

    static {
        for (FieldNames.Words words : FieldNames.ALL) {
            int next = words.rank();
            for (String word : words.names().strip().split("\\s+")) {
                WORDS.computeIfAbsent(words.around(), _ -> new HashMap<>())
                        .putIfAbsent(plain(word), new Meaning(words.field(), next++));
            }
        }
        copy(Around.PLACE, Field.CITY, Field.REGION, Field.COUNTRY);
        copy(Around.APPLICATION, Field.VALID_THROUGH);
        copy(Around.PAY, Field.PAY_MIN, Field.PAY_MAX, Field.PAY_CURRENCY, Field.PAY_PERIOD);
        containers(Around.ORGANIZATION, Field.ORGANIZATION, "");
        containers(Around.PLACE, Field.PLACE, FieldNames.PLACES);
        containers(Around.PAY, Field.PAY, FieldNames.PAYS);
        containers(Around.APPLICATION, null, FieldNames.APPLICATIONS);
        containers(Around.OTHER, null, FieldNames.OTHER);
    }

    private FieldWords() {}

    private static Set<String> set(String words) {
        return Set.copyOf(new HashSet<>(java.util.List.of(words.strip().split("\\s+"))));
    }

    private static void copy(Around around, Field... fields) {
        Set<Field> wanted = Set.of(fields);
        Map<String, Meaning> to = WORDS.computeIfAbsent(around, _ -> new HashMap<>());
        WORDS.getOrDefault(Around.ITEM, Map.of()).forEach((word, meaning) -> {
            if (wanted.contains(meaning.field())) {
                to.putIfAbsent(word, meaning);
            }
        });
    }

    private static void containers(Around around, @Nullable Field field, String more) {
        WORDS.getOrDefault(Around.ITEM, Map.of()).forEach((word, meaning) -> {
            if (meaning.field() == field) {
                CONTAINERS.put(word, around);
            }
        });
        set("none " + more).forEach(word -> CONTAINERS.put(word, around));
    }

    /** A name's letters and digits, in lower case and without accents. */
    static String plain(String name) {
        boolean already = true;
        for (int i = 0; i < name.length() && already; i++) {
            char c = name.charAt(i);
            already = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        if (already) {
            return name;
        }
        String lower = name.toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ł", "l");
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
    }

    /** What a plain name means there, or what is left of it without what it is of: "job city", "intitulé du poste". */
    static @Nullable Meaning meaning(Around around, String plain) {
        Map<String, Meaning> words = WORDS.getOrDefault(around, Map.of());
        Meaning meaning = words.get(plain);
        if (meaning != null || around == Around.OTHER) {
            return meaning;
        }
        String rest = OF.matcher(plain).replaceFirst("");
        Meaning found = rest.length() == plain.length() ? null : words.get(rest);
        // A name for the end of a job is no name for the end of its posting.
        return found == null
                        || DATES.contains(found.field()) && ENDS.matcher(rest).matches()
                ? null
                : new Meaning(found.field(), found.rank() + LESS);
    }

    /** What an element of that plain name with others inside is; null where it adds no meaning. */
    static @Nullable Around container(String plain) {
        return CONTAINERS.get(plain);
    }

    /** Whether an element of that plain name is a place if it has elements inside, and a part of one otherwise. */
    static boolean branch(String plain) {
        return plain.equals("region");
    }

    static boolean item(String plain) {
        return ITEMS.contains(plain);
    }

    static boolean list(String plain) {
        return LISTS.contains(plain);
    }

    /** Whether elements of that plain name are called by an attribute: {@code <field name="title" value="Cook"/>}. */
    static boolean pair(String plain) {
        return PAIRS.contains(plain);
    }

    /** Whether an element of that plain name only says what the one around it is: {@code <category><name>}. */
    static boolean naming(String plain) {
        return NAMES.contains(plain);
    }

    /** Whether an element of that plain name inside a text is markup. */
    static boolean markup(String plain) {
        return HTML.contains(plain);
    }
}
