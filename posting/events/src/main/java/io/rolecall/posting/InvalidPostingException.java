package io.rolecall.posting;

/** A value that no posting may have. Says which field, in the words of the JSON form, and what is wrong with it. */
public final class InvalidPostingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param field the field's JSON name, nested names joined by dots: {@code pay.currency}
     * @param message what is wrong, as a sentence for the one who sent the posting, without the field's name
     */
    public InvalidPostingException(String field, String message) {
        super(field + " " + message);
        this.field = field;
    }

    /** The field's JSON name, nested names joined by dots. */
    public String field() {
        return field;
    }
}
