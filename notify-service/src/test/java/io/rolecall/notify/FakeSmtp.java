package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server whose mailboxes refuse as they are told, some answers each and then 250. */
final class FakeSmtp implements AutoCloseable {
    record Try(String to, String answer, Instant at) {}

    final List<Try> tries = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
    private final ServerSocket server;

    FakeSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What a mailbox answers to its first tries. */
    void answers(String to, String... first) {
        answers.put(to, new CopyOnWriteArrayList<>(first));
    }

    List<Try> tries(String to) {
        synchronized (tries) {
            return tries.stream().filter(t -> t.to.equals(to)).toList();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 ready");
            String line;
            while ((line = in.readLine()) != null) {
                if (line.startsWith("RCPT TO:")) {
                    say(out, rcpt(line.substring(line.indexOf('<') + 1, line.indexOf('>'))));
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    do {
                        line = in.readLine();
                    } while (line != null && !line.equals("."));
                    say(out, "250 taken");
                } else if (line.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rcpt(String to) {
        List<String> left = answers.getOrDefault(to, List.of());
        String answer = left.isEmpty() ? "250 fine" : left.removeFirst();
        tries.add(new Try(to, answer, Instant.now()));
        return answer;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
