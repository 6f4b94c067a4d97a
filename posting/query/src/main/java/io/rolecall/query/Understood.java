package io.rolecall.query;

/**
 * How a value was understood, to be shown to the one who asked.
 *
 * @param criterion the criterion's name
 * @param given the value as it was given, or its canonical form
 * @param meaning what it is taken to mean, in words
 */
public record Understood(String criterion, String given, String meaning) {}
