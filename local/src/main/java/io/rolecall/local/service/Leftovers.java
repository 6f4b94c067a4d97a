package io.rolecall.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Services of an earlier run whose launcher was killed and couldn't stop them. A process id alone proves nothing, because
 * ids are used again: only a process that carries this home's mark in its command line is ended.
 */
public final class Leftovers {
    private static final Duration MOST_STOP = Duration.ofSeconds(10);

    private Leftovers() {}

    /** An argument for the command line of every service of a home, by which a later run knows it as its own. */
    public static String mark(Path home) {
        return "-Drolecall.home=" + home;
    }

    /** Ends what is left of an earlier run, and deletes its files of process ids. */
    public static void end(List<String> services, Path home, Path pids, Consumer<String> say) {
        end(services, home, pids, MOST_STOP, say);
    }

    static void end(List<String> services, Path home, Path pids, Duration patience, Consumer<String> say) {
        List<ProcessHandle> left = new ArrayList<>();
        for (String service : services) {
            Path file = pids.resolve(service + ".pid");
            pid(file)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> carries(process, mark(home)))
                    .ifPresent(process -> {
                        say.accept(service + " of an earlier run still runs as process " + process.pid()
                                + "; it is ended");
                        process.destroy();
                        left.add(process);
                    });
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!ended(left, mark(home), patience)) {
            left.forEach(ProcessHandle::destroyForcibly);
            // Their ports are free only when they are gone.
            ended(left, mark(home), MOST_STOP);
        }
    }

    /** A process that ended but that nobody has collected counts as ended: it has no command line any more. */
    private static boolean ended(List<ProcessHandle> left, String mark, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (left.stream().anyMatch(process -> carries(process, mark))) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private static boolean carries(ProcessHandle process, String mark) {
        return process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(mark))
                        .orElse(false)
                || process.info().commandLine().orElse("").contains(mark);
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Optional.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
