/**
 * The contract of the {@code postings} topic: the posting, the events that tell of it, and their form on the wire.
 * Values enter and bytes leave, and the other way round; nothing here opens a connection or knows a service.
 */
@NullMarked
package io.rolecall.posting;

import org.jspecify.annotations.NullMarked;
