package io.rolecall.local.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The mails caught, oldest first; of more than it holds, the oldest go. Safe for many threads. */
final class Mailbox {
    private final Clock clock;
    private final int most;
    private final long mostBytes;
    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private long bytes;
    private long sequence;

    Mailbox(Clock clock, int most, long mostBytes) {
        this.clock = clock;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    void add(List<String> recipients, byte[] raw) {
        Instant caught = clock.instant();
        CaughtMail mail = MailReader.read(nextId(caught), caught, recipients, raw);
        synchronized (this) {
            mails.addLast(mail);
            bytes += raw.length;
            while (mails.size() > most || (bytes > mostBytes && mails.size() > 1)) {
                bytes -= mails.removeFirst().raw().length;
            }
        }
    }

    private synchronized String nextId(Instant caught) {
        return String.format("%013d%06d", caught.toEpochMilli(), ++sequence % 1_000_000);
    }

    synchronized List<CaughtMail> all() {
        return List.copyOf(mails);
    }

    /** Newest first. */
    List<CaughtMail> newest(int start, int limit) {
        List<CaughtMail> all = new ArrayList<>(all());
        Collections.reverse(all);
        int from = Math.min(Math.max(start, 0), all.size());
        return all.subList(from, Math.min(from + Math.max(limit, 0), all.size()));
    }

    synchronized Optional<CaughtMail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    synchronized int size() {
        return mails.size();
    }

    synchronized void clear() {
        mails.clear();
        bytes = 0;
    }
}
