package io.rolecall.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and MongoDB and falls silent at a chosen message, before it or after it was carried out: what a
 * client that is killed at that point leaves behind.
 */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final int port;
    private volatile boolean cut;
    private volatile boolean answered;

    /** Stands before the MongoDB of a connection string on this machine. */
    public CuttingProxy(String mongoUri) throws IOException {
        this.port = URI.create(mongoUri.replace("mongodb://", "http://")).getPort();
        Thread.ofVirtual().start(this::accept);
    }

    /** The same for a client that gives up at the first answer that doesn't come, and waits for no other. */
    public String uriWithoutPatience() {
        return uri() + "&retryReads=false&retryWrites=false";
    }

    /** MongoDB's connection string by way of this; its client soon notices that nobody answers. */
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalPort()
                + "/?directConnection=true&serverSelectionTimeoutMS=1500&connectTimeoutMS=1500";
    }

    /** @param answered whether the last message's answer still arrives at the server, so that it is carried out */
    public void cutAfter(int messages, boolean answered) {
        this.answered = answered;
        left.set(messages);
    }

    /** Falls silent at once: connections break, and new ones are closed. */
    public void cut() {
        cut = true;
        open.forEach(CuttingProxy::close);
        open.clear();
    }

    /** Lets everything through again. */
    public void restore() {
        left.set(Integer.MAX_VALUE);
        cut = false;
    }

    /** Whether it is silent now. */
    public boolean isCut() {
        return cut;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                Socket mongo = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(client);
                open.add(mongo);
                Thread.ofVirtual().start(() -> requests(client, mongo));
                Thread.ofVirtual().start(() -> answers(mongo, client));
            } catch (IOException e) {
                // The next connection may do better; a closed server ends the loop.
                continue;
            }
        }
    }

    /** Message by message: each begins with its length, little endian. */
    private void requests(Socket client, Socket mongo) {
        try {
            InputStream in = client.getInputStream();
            OutputStream out = mongo.getOutputStream();
            while (!cut) {
                byte[] head = in.readNBytes(4);
                if (head.length < 4) {
                    break;
                }
                int length = (head[0] & 255) | (head[1] & 255) << 8 | (head[2] & 255) << 16 | (head[3] & 255) << 24;
                byte[] rest = in.readNBytes(length - 4);
                String text = new String(rest, java.nio.charset.StandardCharsets.ISO_8859_1);
                boolean counts = !text.contains("hello") && !text.contains("isMaster") && !text.contains("ismaster");
                boolean last = counts && left.decrementAndGet() == 0;
                if (last && !answered) {
                    cut();
                    break;
                }
                out.write(head);
                out.write(rest);
                out.flush();
                if (last) {
                    mongo.shutdownOutput();
                    cut = true;
                    close(client);
                    break;
                }
            }
        } catch (IOException e) {
            close(mongo);
        } finally {
            close(client);
        }
    }

    private void answers(Socket mongo, Socket client) {
        try (mongo;
                client) {
            mongo.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            close(client);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        server.close();
    }
}
