package io.rolecall.search.column;

/** Numbers from 0, one for each document, in as few bytes as the largest takes: what is counted is mostly memory that is waited for. */
sealed interface Narrow {
    record Bytes(byte[] of) implements Narrow {}

    record Chars(char[] of) implements Narrow {}

    record Ints(int[] of) implements Narrow {}

    /** @param numbers not kept, unless they can't be narrower */
    static Narrow of(int[] numbers) {
        int most = 0;
        for (int number : numbers) {
            most = Math.max(most, number);
        }
        if (most > Character.MAX_VALUE) {
            return new Ints(numbers);
        }
        if (most > 0xff) {
            char[] chars = new char[numbers.length];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) numbers[i];
            }
            return new Chars(chars);
        }
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return new Bytes(bytes);
    }

    default int get(int doc) {
        return switch (this) {
            case Bytes bytes -> bytes.of[doc] & 0xff;
            case Chars chars -> chars.of[doc];
            case Ints ints -> ints.of[doc];
        };
    }

    /** Adds 1 to the count of each document's number. */
    default void countEach(int[] documents, int[] counts) {
        switch (this) {
            case Bytes(byte[] bytes) -> {
                for (int doc : documents) {
                    counts[bytes[doc] & 0xff]++;
                }
            }
            case Chars(char[] chars) -> {
                for (int doc : documents) {
                    counts[chars[doc]]++;
                }
            }
            case Ints(int[] ints) -> {
                for (int doc : documents) {
                    counts[ints[doc]]++;
                }
            }
        }
    }
}
