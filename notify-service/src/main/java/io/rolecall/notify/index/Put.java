package io.rolecall.notify.index;

/** What came of a change. */
enum Put {
    DONE,
    DONE_AND_MERGES_ARE_DUE,
    /** Nothing: the program's numbers stand for something else by now. */
    OTHER_DICTIONARY
}
