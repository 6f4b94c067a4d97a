/**
 * What we know of each posting, in MongoDB: observations enter, and what they change is stored, one document a posting, and
 * noted in the outbox as to be told. Knows nothing of where observations come from, nor of Kafka.
 */
@NullMarked
package io.rolecall.ingest.catalog;

import org.jspecify.annotations.NullMarked;
