/**
 * Makes postings of what sources say: drafts in the sources' words enter, and postings as the contract has them leave, or a
 * refusal that names the field. Pure functions; reads and writes nothing, and knows no source by name.
 */
@NullMarked
package io.rolecall.ingest.normalize;

import org.jspecify.annotations.NullMarked;
