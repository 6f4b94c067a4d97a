/**
 * What was found for whom, once: news of postings enters, one row per alert and vacancy stays whatever is replayed, and rows wait
 * per alert until they are told. Decides nothing about when or how.
 *
 * <p>Where a match is written, in this order:
 *
 * <pre>
 * agenda.found  a sheet for each batch, its vacancies    struck out when all is written, and laid with the alerts
 * found         vacancy → states of its postings, each with the ids of the alerts that found it
 * ledger        alert|vacancy → its row, if it has one of its own: it was given to a delivery, told, withdrawn
 * followers     posting → rows whose subscribers wish to hear what becomes of it
 * (the pile)    of large batches: alert → vacancies       in memory, laid once a minute or when somebody asks
 * waiting       alert → vacancies, since when             what leaves it enters diary, alert|day → vacancies
 * </pre>
 *
 * <p>Two sorts of rows wait and are told in the same way: finds ({@code after} is null), told again as another {@code episode} when
 * their subscriber wants to hear of a vacancy that is posted again; and what has become of a find that was told ({@code after} says
 * what), for those who asked for that. {@link io.rolecall.notify.ledger.Row#subject()} names what a subscriber hears only once, and
 * {@link io.rolecall.notify.ledger.Row#holds} says whether it can still be told.
 */
@NullMarked
package io.rolecall.notify.ledger;

import org.jspecify.annotations.NullMarked;
