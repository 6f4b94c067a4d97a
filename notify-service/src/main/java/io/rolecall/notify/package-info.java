/**
 * notify-service: postings' events enter, and notices leave to those whose alert would find the posting in a search. The
 * rooms follow the data: alert, match, ledger, deliver, channel; web shows them to people, agenda knows what is unfinished, store
 * whether the database is there, retain ends what is over. Nothing here changes a posting.
 */
@NullMarked
package io.rolecall.notify;

import org.jspecify.annotations.NullMarked;
