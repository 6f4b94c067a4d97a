/**
 * The way of drafts into the catalog, for whoever has them: batch by batch and in their order, read on all cores while the batch
 * before is stored, in bounded memory. What reads as it read before is not read again. Keeps nothing of its own.
 */
@NullMarked
package io.rolecall.ingest.intake;

import org.jspecify.annotations.NullMarked;
