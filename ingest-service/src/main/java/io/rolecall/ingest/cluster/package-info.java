/**
 * Which postings advertise one vacancy: new and changed postings enter, and the id of each one's cluster leaves, with the
 * evidence kept. Decides by what is known when a posting first comes and never moves one that was published, unless an
 * operator splits it off or its own requisition id proves the merge wrong. Knows nothing of versions, events or the topic.
 */
@NullMarked
package io.rolecall.ingest.cluster;

import org.jspecify.annotations.NullMarked;
