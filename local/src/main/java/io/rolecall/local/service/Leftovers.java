package io.rolecall.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Services of an earlier run whose launcher was killed and couldn't stop them. A process id alone proves nothing, because
 * ids are used again: only a process that carries this home's mark in its command line is ended.
 */
public final class Leftovers {
    private Leftovers() {}

    /** An argument for the command line of every service of a home, by which a later run knows it as its own. */
    public static String mark(Path home) {
        return "-Drolecall.home=" + home;
    }

    /** Ends what is left of an earlier run, and deletes its files of process ids. */
    public static void end(List<String> services, Path home, Path pids, Consumer<String> say) {
        for (String service : services) {
            Path file = pids.resolve(service + ".pid");
            pid(file)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> carries(process, mark(home)))
                    .ifPresent(process -> {
                        say.accept(service + " of an earlier run still runs as process " + process.pid()
                                + "; it is ended");
                        end(process);
                    });
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
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
