/**
 * Pushing postings through ingest-service as operators run it. Lines enter the running service, figures leave, after
 * what the topic then holds was compared with what was sent; services and stores are processes of their own.
 */
@NullMarked
package io.rolecall.bench.ingest;

import org.jspecify.annotations.NullMarked;
