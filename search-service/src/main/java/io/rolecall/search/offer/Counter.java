package io.rolecall.search.offer;

import io.rolecall.query.Query;
import java.io.IOException;

/** Says how many postings match. */
@FunctionalInterface
public interface Counter {
    int count(Query query) throws IOException;
}
