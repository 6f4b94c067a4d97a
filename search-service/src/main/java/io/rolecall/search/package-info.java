/**
 * search-service: events of postings enter from Kafka, answers leave over HTTP. The packages in the order of the data:
 * {@code project} → {@code index} ← {@code find} ← {@code web}. It never writes to a topic, except what it could not read
 * to the dead letters.
 */
@NullMarked
package io.rolecall.search;

import org.jspecify.annotations.NullMarked;
