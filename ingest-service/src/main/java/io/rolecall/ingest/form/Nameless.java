package io.rolecall.ingest.form;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names for the postings of a list that gives them neither an id nor a page: a hash of what doesn't change while a posting is up.
 * Where two say the same there, all that they say tells them apart. For one reading.
 */
final class Nameless {
    private final boolean needed;
    private final Set<String> used = new HashSet<>();

    /** @param needed whether the list is one of those; in others, an item without a name is a fault */
    Nameless(boolean needed) {
        this.needed = needed;
    }

    /** Names an item that has no name, if it has a title. */
    void name(Fields fields, String whole) {
        String title = fields.first(Field.TITLE);
        if (!needed || title == null || fields.externalId() != null) {
            return;
        }
        String told = String.join(
                "\n",
                plain(title),
                plain(fields.first(Field.ORGANIZATION)),
                plain(fields.first(Field.PLACE)),
                plain(fields.first(Field.CITY)),
                plain(fields.first(Field.DATE_POSTED)));
        String name = Addresses.hash(told);
        fields.put(Field.ID, 0, used.add(name) ? name : Addresses.hash(told + "\n" + plain(whole)));
    }

    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
    }
}
