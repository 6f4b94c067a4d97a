/**
 * The whole system on one machine, without Docker: the embedded parts in this JVM, the services as child processes. The
 * environment enters, addresses and progress lines leave; what the services do is none of its business.
 */
@NullMarked
package io.rolecall.local;

import org.jspecify.annotations.NullMarked;
