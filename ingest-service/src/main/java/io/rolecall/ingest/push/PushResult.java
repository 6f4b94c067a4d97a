package io.rolecall.ingest.push;

import java.util.List;

/**
 * What became of a push.
 *
 * @param accepted new, changed, closed or reopened; stored, and to be published
 * @param unchanged already known exactly so
 * @param refused no posting, see {@code errors}
 * @param errors one for each refused item, up to a limit
 * @param warnings members that were ignored because no posting has them
 */
record PushResult(long accepted, long unchanged, long refused, List<Refusal> errors, List<Warning> warnings) {
    /**
     * A refused item.
     *
     * @param index its place in the request, from 0
     */
    record Refusal(long index, String field, String message) {}

    /** A member that was ignored, and in how many items. */
    record Warning(String member, long items, String message) {}
}
