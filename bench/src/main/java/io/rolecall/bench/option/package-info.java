/** Reads command lines. Words enter, checked values leave; nothing here knows what they are for. */
@NullMarked
package io.rolecall.bench.option;

import org.jspecify.annotations.NullMarked;
