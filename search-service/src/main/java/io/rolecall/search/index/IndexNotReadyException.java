package io.rolecall.search.index;

/** A search before the index can answer it. Later it can. */
public final class IndexNotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IndexNotReadyException(State state) {
        super(
                switch (state) {
                    case State.Opening _ -> "The search index is being opened. Try again in a few seconds.";
                    case State.Building(long postings, long of)
                    when of == 0 ->
                        "The search index is being built (" + postings
                                + " postings so far). Try again in a few seconds.";
                    case State.Building building ->
                        "The search index is being built: " + building.percent() + " %, " + building.postings() + " of "
                                + building.of() + " postings. Try again in a few seconds.";
                    case State.Ready _ -> "The search index was closed just now. Try again in a few seconds.";
                });
    }
}
