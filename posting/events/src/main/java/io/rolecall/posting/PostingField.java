package io.rolecall.posting;

/** The fields whose change an event names. Any other change, of markup or tracking say, is named by none of these. */
public enum PostingField {
    TITLE(true),
    ORGANIZATION(true),
    LOCATIONS(true),
    WORKPLACE(true),
    EMPLOYMENT_TYPES(true),
    LEVEL(false),
    PAY(true),
    DESCRIPTION(false),
    VALID_THROUGH(true),
    URL(false);

    private final boolean material;

    PostingField(boolean material) {
        this.material = material;
    }

    /**
     * Whether it is part of what is offered: by whom, where, for how much and until when. Other changes are cosmetic to who
     * has read the posting; a search or an alert may find it by them all the same.
     */
    public boolean material() {
        return material;
    }
}
