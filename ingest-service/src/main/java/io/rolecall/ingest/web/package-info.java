/**
 * What the service answers beside pushes and sources: what is known of one posting and its erasure, the description of its addresses, and what
 * the database's silence means to a client.
 */
@NullMarked
package io.rolecall.ingest.web;

import org.jspecify.annotations.NullMarked;
