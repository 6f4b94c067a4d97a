/**
 * What could be searched for instead when little is found: a query and its number of results enter, other queries with theirs leave.
 * Never changes the query itself or its results.
 */
@NullMarked
package io.rolecall.search.offer;

import org.jspecify.annotations.NullMarked;
