package io.rolecall.posting;

/** The fields whose change a reader of the posting cares about; any other change is cosmetic and named by none of these. */
public enum PostingField {
    TITLE,
    ORGANIZATION,
    LOCATIONS,
    WORKPLACE,
    EMPLOYMENT_TYPES,
    LEVEL,
    PAY,
    DESCRIPTION,
    VALID_THROUGH,
    URL
}
