package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Pages;
import java.io.IOException;
import java.util.Map;

/** One form of list: knows where its items are and what their members mean. Stateless. */
public interface ListForm {
    /** Its name as a source's {@code type}: one word in lower case. */
    String type();

    /** What it means that a list of this form, read to its end, doesn't name a posting. */
    Absence absence();

    /** As {@link #absence()}, for a source whose options or address tell it more exactly. */
    default Absence absence(Listing listing) {
        return absence();
    }

    /** The settings that a source of this form may have beside its address, each with a sentence for the operator. */
    default Map<String, String> options() {
        return Map.of();
    }

    /**
     * Refuses a source's description that can't be read by this form.
     *
     * @throws IllegalArgumentException naming the option first, then what is wrong, as in {@code "charset is not known"}
     */
    default void check(Listing listing) {}

    /**
     * Reads a whole list, document after document.
     *
     * @throws UnreadableListException when it is no such list, or not all of it is there; what was read before stays read
     * @throws IOException when a document of it could not be had
     */
    void read(Listing listing, Pages pages, Items items) throws IOException;

    /** What it means that a complete list doesn't name a posting that it named before. */
    enum Absence {
        /** The list is the truth: the posting is closed. */
        CLOSES,
        /** The list is pieced together from pages and may miss one by accident: closed when it is absent again and again. */
        CLOSES_WHEN_REPEATED,
        /** Nothing: the list has only what is newest, or only what changed. */
        SAYS_NOTHING
    }
}
