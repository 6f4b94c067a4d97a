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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A mail server that stops at a step of its own choice for each mailbox and says nothing more, for as long as the test wants. */
final class BarrierSmtp implements AutoCloseable {
    /** What it would have to answer to next. */
    enum Step {
        RCPT,
        DATA,
        /** The whole mail is there, and nobody has said that it was taken. */
        DOT,
        /** As above, and then says that it was. */
        TAKEN
    }

    /** Who has come as far as they may. */
    final Set<String> stopped = ConcurrentHashMap.newKeySet();

    /** The Message-ID of each mailbox's mail that was there as a whole. */
    final Map<String, String> messageIds = new ConcurrentHashMap<>();

    /** Opens to let the mails be taken of which the step is {@link Step#TAKEN}. */
    final CountDownLatch take = new CountDownLatch(1);

    private final Map<String, Step> steps;
    private final ServerSocket server;

    BarrierSmtp(Map<String, Step> steps) throws IOException {
        this.steps = steps;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        String to = "";
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 ready");
            String line;
            while ((line = in.readLine()) != null) {
                if (line.startsWith("RCPT TO:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    stop(to, Step.RCPT);
                    say(out, "250 fine");
                } else if (line.equals("DATA")) {
                    stop(to, Step.DATA);
                    say(out, "354 go on");
                    read(in, to);
                    stop(to, Step.DOT);
                    stop(to, Step.TAKEN);
                    say(out, "250 taken");
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // Whoever sent it is dead: that is what this is for.
            stopped.add(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(BufferedReader in, String to) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            if (line.startsWith("Message-ID:")) {
                messageIds.put(to, line);
            }
            line = in.readLine();
        }
    }

    private void stop(String to, Step at) throws InterruptedException {
        if (steps.get(to) == at) {
            stopped.add(to);
            if (at == Step.TAKEN) {
                take.await();
            } else {
                new CountDownLatch(1).await();
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
