/**
 * The parts of an installation as processes of their own: a command line enters, a process leaves whose processor time, memory and
 * last words are known. It never outlives this JVM.
 */
@NullMarked
package io.rolecall.bench.process;

import org.jspecify.annotations.NullMarked;
