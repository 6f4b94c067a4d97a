package io.rolecall.bench.option;

/** A command line that can't be used; the message says why, in one line for whoever typed it. */
public final class UnusableOptionException extends RuntimeException {
    public UnusableOptionException(String message) {
        super(message);
    }
}
