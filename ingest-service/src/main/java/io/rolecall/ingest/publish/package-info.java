/**
 * Tells Kafka: what the catalog's outbox notes as untold enters, and the newest event of each posting leaves to the topic. The
 * only package that knows Kafka; decides nothing about postings.
 */
@NullMarked
package io.rolecall.ingest.publish;

import org.jspecify.annotations.NullMarked;
