package io.rolecall.bench.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.rolecall.bench.process.Child;
import io.rolecall.local.mail.MailCatcher;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program of a child process: the mail catcher of the local run, which writes a line for each mail before it says that it has
 * taken it. {@link Caught} reads them.
 */
final class Catcher {
    /** How an item begins in the text part of a mail, see {@link Audience}. */
    private static final Pattern ITEM = Pattern.compile("^(t\\d+x\\d+e) ", Pattern.MULTILINE);

    private static final Pattern MESSAGE_ID = Pattern.compile("^Message-ID: *\\s*<([^>]*)>", Pattern.MULTILINE);

    private Catcher() {}

    static Child start(Path folder, int port) {
        return Child.java(
                "catcher",
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Catcher.class.getName(),
                        lines(folder).toString(),
                        Integer.toString(port)),
                Map.of(),
                folder);
    }

    /** Where the lines are. */
    static Path lines(Path folder) {
        return folder.resolve("caught.txt");
    }

    /** Where the first mail is, as it came. */
    static Path sample(Path lines) {
        return lines.resolveSibling("sample.eml");
    }

    /**
     * Runs until it is ended.
     *
     * @param arguments where to write, its port
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path lines = Path.of(arguments[0]);
        Path sample = sample(lines);
        try (OutputStream out = new FileOutputStream(lines.toFile(), true)) {
            MailCatcher.start(Integer.parseInt(arguments[1]), (recipients, raw) -> {
                try {
                    String line = line(recipients, raw) + "\n";
                    synchronized (out) {
                        if (Files.notExists(sample)) {
                            Files.write(sample, raw);
                        }
                        out.write(line.getBytes(ISO_8859_1));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            new CountDownLatch(1).await();
        }
    }

    /** When it came, to whom, its Message-ID and what it tells, with tabs between. */
    static String line(List<String> recipients, byte[] raw) {
        String mail = new String(raw, ISO_8859_1).replace("\r", "");
        int html = mail.indexOf("Content-Type: text/html");
        Matcher id = MESSAGE_ID.matcher(mail);
        Matcher item = ITEM.matcher(html < 0 ? mail : mail.substring(0, html));
        StringJoiner items = new StringJoiner(",");
        while (item.find()) {
            items.add(item.group(1));
        }
        return System.currentTimeMillis() + "\t" + String.join(",", recipients) + "\t" + (id.find() ? id.group(1) : "")
                + "\t" + items;
    }
}
