/**
 * What the service answers beside pushes and sources: what is known of one posting, the description of its addresses, and what
 * the database's silence means to a client. Reads only.
 */
@NullMarked
package io.rolecall.ingest.web;

import org.jspecify.annotations.NullMarked;
