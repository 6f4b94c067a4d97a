package io.rolecall.query;

import org.jspecify.annotations.Nullable;

/**
 * What one criterion, or one clause of {@code q}, says of one posting.
 *
 * @param criterion the criterion's name
 * @param asked what it asks for, as it is printed
 * @param satisfied whether it holds; the posting matches when all do
 * @param unknown whether the posting doesn't say, so that it holds or not by rule rather than by what was found
 * @param field which field of the posting decided; null where nothing was found
 * @param found what stands there; null where nothing was found
 */
public record Reason(
        String criterion,
        String asked,
        boolean satisfied,
        boolean unknown,
        @Nullable String field,
        @Nullable String found) {}
