/**
 * Postings from the topic into notify-service's ledger, as operators run it. Records enter the broker, figures leave, after the number of
 * matches was compared with what the index finds by itself; service, broker and store are processes of their own.
 */
@NullMarked
package io.rolecall.bench.ledger;

import org.jspecify.annotations.NullMarked;
