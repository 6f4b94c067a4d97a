package io.rolecall.query.law;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;

/**
 * One posting, one query, and what must come of it.
 *
 * @param name what is hard about it, with the query and the text
 */
public record HardCase(String name, Posting posting, Query query, boolean matches) {}
