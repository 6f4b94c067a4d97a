/**
 * ingest-service: postings enter from sources and by push, events leave to Kafka. Owns the truth about what is open, changed,
 * closed and the same vacancy. The packages in the order of the data: source and push, normalize, cluster, catalog, publish; page
 * and web show what they did. This one only starts them.
 */
@NullMarked
package io.rolecall.ingest;

import org.jspecify.annotations.NullMarked;
