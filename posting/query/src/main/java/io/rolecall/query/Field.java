package io.rolecall.query;

/** The texts of a posting that words are looked for in; without a field, in all of them. */
public enum Field {
    TITLE("title"),
    ORGANIZATION("organization"),
    /** The places of work and of applicants, as posted and as resolved. Has no name in the language either. */
    PLACE("locations"),
    /** The description. Has no name in the language: a word without a field is looked for here too. */
    TEXT("description");

    private final String key;

    Field(String key) {
        this.key = key;
    }

    /** The name as it stands in {@code q}, in reasons and in JSON. */
    public String key() {
        return key;
    }
}
