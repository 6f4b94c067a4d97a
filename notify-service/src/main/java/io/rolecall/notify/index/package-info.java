/**
 * All live alerts in memory, turned around. Queries enter with what their alerts are known by, postings enter, the alerts that match
 * leave; nothing here knows what an alert is for, and nothing is kept anywhere else.
 *
 * <p>Everything that can hold for a posting is an <b>atom</b>, a small number: a word with its inflections and synonyms, a phrase, a
 * prefix, each in any field, the title or the organisation's name; a place, a language, a set of types. An alert is a formula of
 * atoms. A posting is a set of bits.
 *
 * <pre>
 *  put(alert, query)                                  match(posting)
 *     |                                                  |
 *  Compiler: query -> Formula -> Program (ints)        Facets, Texts: posting -> Held (bits, and a list of them)
 *     |   Atoms, Conditions give the numbers             |   Vocabulary: word -> what it sets off (Lists)
 *     |                                                  |   Chunks: what stands between two spaces -> Terms
 *  Alerts: one writer, one volatile Snapshot             |   Phrases: a tree of words;  Circles: around cities, as Radii
 *     |                                                  |
 *     +-> Young: the newest 512, tried one by one  <-----+
 *     +-> Segment, Segment, ...: never changed     <-----+--> slots that matched --> alerts of those that live (Living)
 *     +-> Dictionary: Atoms, Conditions, Facets, Vocabulary, all of it only added to; when most of it is used by no alert any
 *         more, a Renewal writes all programs in a new one, beside the old
 *
 *  Segment, all of it int arrays; the posting's places and other atoms lead in:
 *
 *   partitions           directory               entries, 16 bytes each, those of one atom behind each other
 *   [Berlin 25 km] ----> [atom | where] -------> | test | test | rest | slot |
 *   [country DE  ]       [atom | where] --+      | test | test | rest | slot, last |
 *   [any place   ]       hashed behind    |      ...
 *                        a filter, or     +----> | test | test | rest | slot, last |
 *                        a short list                           |
 *                                                               v
 *                                          code: | slot | length | condition ... |  the whole program, in the entries' order
 * </pre>
 *
 * <p>An alert waits in the partition of each place it names (or of any place), under the rarest other thing it asks for, once for each
 * alternative. The tests are the next two conditions that are one atom or its contrary; only when both hold and something is left is
 * the program run. Segments are made of the programs in others, so the code is also all that is needed to arrange them anew.
 *
 * <p>Whenever all are arranged anew, alerts exchange their slots, so that what is kept by slot lies in the order of the entries too.
 *
 * <p>Alerts that end are only marked, and left out when segments are merged. A change of an alert takes a new slot; {@link
 * io.rolecall.notify.index.Changes} lets a reader notice that it may have seen neither or both, and {@code Match.since} tells the writer
 * which slots nobody can know any more.
 */
@NullMarked
package io.rolecall.notify.index;

import org.jspecify.annotations.NullMarked;
