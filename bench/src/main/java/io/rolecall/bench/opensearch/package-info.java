/**
 * OpenSearch as a node in this process, for whichever benchmark wants it as a peer. Our documents and what it can't know of our language
 * enter, a client of an index leaves; nothing here measures.
 */
@NullMarked
package io.rolecall.bench.opensearch;

import org.jspecify.annotations.NullMarked;
