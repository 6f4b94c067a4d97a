package io.rolecall.local.infrastructure;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for MongoDB that drivers talk to over a socket of 127.0.0.1: reads, bulk writes, upserts and unique indexes. It
 * has no transactions, no {@code $text}, no TTL and no update pipelines.
 */
public final class EmbeddedMongo implements AutoCloseable {
    /** After a killed JVM, at most this much of what was written is missing. */
    private static final int COMMIT_EVERY_MS = 200;

    private static final int CACHE_MB = 64;
    /** Written at the latest when so much is new; by default each megabyte, and then the same pages again and again. */
    private static final int UNWRITTEN_KB = 16_384;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedMongo(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /** A store that is gone when the JVM is, on a free port. */
    public static EmbeddedMongo inMemory() {
        return bind(null, 0);
    }

    /**
     * A store whose data stays in a folder, which is made if missing.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedMongo onDisk(Path directory, int port) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make " + directory, e);
        }
        return bind(directory.resolve("documents.mv"), port);
    }

    private static EmbeddedMongo bind(@Nullable Path file, int port) {
        MVStore store = new MVStore.Builder()
                .fileName(file == null ? null : file.toString())
                .cacheSize(CACHE_MB)
                .autoCommitBufferSize(UNWRITTEN_KB)
                .open();
        if (file != null) {
            store.setAutoCommitDelay(COMMIT_EVERY_MS);
        }
        MongoServer server = new MongoServer(new Backend(store));
        try {
            server.bind("127.0.0.1", port);
        } catch (RuntimeException e) {
            server.shutdownNow();
            throw e;
        }
        return new EmbeddedMongo(server, server.getLocalAddress());
    }

    /** The connection string, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + address.getPort();
    }

    /** Keeps BSON, and knows {@code hello}, which health checks ask and the stand-in has only under its old name. */
    private static final class Backend extends H2Backend {
        Backend(MVStore store) {
            super(store);
        }

        @Override
        protected MongoDatabase openOrCreateDatabase(String name) {
            return new StoredDatabase(name, getMvStore(), getCursorRegistry());
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (!command.equals("hello")) {
                return super.handleCommand(channel, database, command, query);
            }
            return super.handleCommand(channel, database, "isMaster", query).append("isWritablePrimary", true);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
