package io.rolecall.bench.ingest;

import io.rolecall.local.infrastructure.EmbeddedKafka;
import io.rolecall.local.infrastructure.EmbeddedMongo;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The program of a child process: the broker or the store of the local run, until it is ended. */
public final class Part {
    public static final String KAFKA = "kafka";
    public static final String MONGO = "mongo";

    private Part() {}

    /**
     * Runs until it is ended.
     *
     * @param arguments which, its folder, its port
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        AutoCloseable part = switch (arguments[0]) {
            case KAFKA -> EmbeddedKafka.start(folder, port);
            case MONGO -> EmbeddedMongo.onDisk(folder, port);
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(part)));
        new CountDownLatch(1).await();
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("not ended cleanly: " + e);
        }
    }
}
