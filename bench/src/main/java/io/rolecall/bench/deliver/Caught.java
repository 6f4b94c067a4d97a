package io.rolecall.bench.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the catcher wrote down until now. */
final class Caught {
    /** @param items what it told */
    record Mail(long at, String to, String messageId, List<String> items) {}

    /**
     * Mails that came more than once.
     *
     * @param same with the same Message-ID: one message, sent again
     * @param other another message that told the same
     */
    record Repeated(int same, int other) {}

    private final Path file;
    private final List<Mail> mails = new ArrayList<>();
    private final Map<String, String> told = new HashMap<>();
    private int same;
    private int other;
    private long read;

    Caught(Path file) {
        this.file = file;
    }

    /** Reads what came since. */
    void read() {
        if (!file.toFile().exists()) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] news = new byte[Math.toIntExact(in.length() - read)];
            in.seek(read);
            in.readFully(news);
            String text = new String(news, ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            text.substring(0, end).lines().forEach(this::take);
            read += end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        String[] parts = line.split("\t", -1);
        List<String> items = parts[3].isEmpty() ? List.of() : List.of(parts[3].split(","));
        Mail mail = new Mail(Long.parseLong(parts[0]), parts[1], parts[2], items);
        mails.add(mail);
        boolean again = false;
        boolean otherwise = false;
        for (String item : items) {
            String before = told.putIfAbsent(mail.to + " " + item, mail.messageId);
            again |= before != null;
            otherwise |= before != null && !before.equals(mail.messageId);
        }
        if (otherwise) {
            other++;
        } else if (again) {
            same++;
        }
    }

    List<Mail> mails() {
        return mails;
    }

    /** How many were told to somebody, each counted once. */
    int told() {
        return told.size();
    }

    boolean told(String to, String item) {
        return told.containsKey(to + " " + item);
    }

    Repeated repeated() {
        return new Repeated(same, other);
    }
}
