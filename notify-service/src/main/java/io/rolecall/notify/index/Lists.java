package io.rolecall.notify.index;

import java.util.Arrays;

/**
 * What a word sets off, as several short lists of numbers in one immutable array: the end of each list, then the lists behind each
 * other. One array is one memory access where objects would be five.
 */
final class Lists {
    /** Atoms that hold when the word occurs in any field. */
    static final int ALL = 0;

    /** Atoms that hold when it occurs in the title. */
    static final int TITLE = 1;

    /** Atoms that hold when it occurs in the organisation's name. */
    static final int ORGANIZATION = 2;

    /** Nodes of {@link Phrases} that it leads to as the first word. */
    static final int FIRST = 3;

    /** Its numbers as a later word of a phrase. */
    static final int NEXT = 4;

    private static final int COUNT = 5;

    /** Nothing at all. */
    static final int[] NONE = {COUNT, COUNT, COUNT, COUNT, COUNT};

    private Lists() {}

    /** Where a list begins. */
    static int from(int[] lists, int list) {
        return list == 0 ? COUNT : lists[list - 1];
    }

    /** Where it ends. */
    static int to(int[] lists, int list) {
        return lists[list];
    }

    /** Whether a value is in a list. */
    static boolean has(int[] lists, int list, int value) {
        int end = lists[list];
        for (int i = from(lists, list); i < end; i++) {
            if (lists[i] == value) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase may begin or go on here. */
    static boolean inPhrases(int[] lists) {
        return lists[NEXT] > lists[ORGANIZATION];
    }

    /** The same with one more value; itself where it is there. */
    static int[] with(int[] lists, int list, int value) {
        if (has(lists, list, value)) {
            return lists;
        }
        int end = lists[list];
        int[] more = Arrays.copyOf(lists, lists.length + 1);
        System.arraycopy(lists, end, more, end + 1, lists.length - end);
        more[end] = value;
        for (int i = list; i < COUNT; i++) {
            more[i]++;
        }
        return more;
    }

    /** All values of both. */
    static int[] both(int[] one, int[] other) {
        if (one.length == COUNT) {
            return other;
        }
        int[] all = one;
        for (int list = 0; list < COUNT; list++) {
            for (int i = from(other, list); i < to(other, list); i++) {
                all = with(all, list, other[i]);
            }
        }
        return all;
    }
}
