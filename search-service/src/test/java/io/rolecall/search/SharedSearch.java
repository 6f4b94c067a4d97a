package io.rolecall.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;

/** A test that asks the one search-service that all such tests of a JVM share; what it publishes is of a source of its own. */
abstract class SharedSearch {
    private static final class Holder {
        static final RunningSearch SEARCH = start();
        static final TopicWriter TOPIC = new TopicWriter();

        private static RunningSearch start() {
            try {
                return RunningSearch.start(
                                Files.createTempDirectory("rolecall-search").resolve("index"), named("it"))
                        .ready();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    final RunningSearch search = Holder.SEARCH;
    final Http http = search.http();
    final TopicWriter topic = Holder.TOPIC;
    final String source = named("it");

    /** A name that nobody else has, for a source or a database. */
    static String named(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().substring(0, 8);
    }
}
