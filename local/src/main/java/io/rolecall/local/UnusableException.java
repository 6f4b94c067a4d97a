package io.rolecall.local;

/** Something that the user has to change before anything can start; the message says what, in one or two sentences. */
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableException(String message) {
        super(message);
    }
}
