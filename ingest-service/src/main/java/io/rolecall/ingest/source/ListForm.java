package io.rolecall.ingest.source;

import io.rolecall.ingest.normalize.Draft;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One form of list: knows where its items are and what their members mean. Stateless. */
sealed interface ListForm permits GreenhouseList, AshbyList, ListingsList, RolecallList {
    /**
     * Reads a whole list.
     *
     * @throws UnreadableListException when it is no such list, or not all of it is there; what was read before stays read
     */
    void read(InputStream list, Source source, Items items) throws IOException;

    /** Takes the items of a list, in its order. */
    interface Items {
        /** A posting that one can apply for. */
        void open(Draft draft, Object same);

        /** A posting that the list names as no longer open, or not to be shown. */
        void notOpen(String externalId);

        /**
         * An item that is no posting.
         *
         * @param externalId null where not even that can be read
         * @param excerpt the beginning of the item as the list has it
         */
        void refused(@Nullable String externalId, String field, String message, String excerpt);
    }

    /** The list as a whole can't be read; says why. */
    final class UnreadableListException extends IOException {
        private static final long serialVersionUID = 1;

        UnreadableListException(String message) {
            super(message);
        }
    }
}
