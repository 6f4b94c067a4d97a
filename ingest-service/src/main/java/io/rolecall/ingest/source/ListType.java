package io.rolecall.ingest.source;

import java.util.Locale;

/** The forms of list that we read, each in a class of its own. */
enum ListType {
    GREENHOUSE(new GreenhouseList()),
    ASHBY(new AshbyList()),
    LISTINGS(new ListingsList()),
    ROLECALL(new RolecallList());

    private final ListForm form;

    ListType(ListForm form) {
        this.form = form;
    }

    ListForm form() {
        return form;
    }

    /** As it stands in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
