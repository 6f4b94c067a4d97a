/**
 * What the service answers beside pushes and sources: what is known of one posting and of its vacancy, the description of its
 * addresses, and what the database's silence means to a client. Changes nothing but what an operator splits or erases.
 */
@NullMarked
package io.rolecall.ingest.web;

import org.jspecify.annotations.NullMarked;
