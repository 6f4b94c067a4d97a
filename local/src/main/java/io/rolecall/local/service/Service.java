package io.rolecall.local.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One service as a child process. From {@link #start} to {@link #stop} it is kept running: when it dies it is started again,
 * after a pause that grows while it keeps dying. Its process id is in {@code <pids>/<name>.pid} while it runs.
 */
public final class Service {
    private static final long MOST_LOG_BYTES = 10L << 20;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path pidFile;
    private final ServiceLog log;
    private final Consumer<String> say;
    private final Readiness readiness;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile @Nullable Process process;
    private @Nullable Thread keeper;

    /**
     * @param port on 127.0.0.1, where it is asked whether it is ready
     * @param say gets one line for each death and each new start
     */
    public Service(
            String name,
            List<String> command,
            Map<String, String> environment,
            int port,
            Path logs,
            Path pids,
            Consumer<String> say) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.pidFile = pids.resolve(name + ".pid");
        this.log = new ServiceLog(logs.resolve(name + ".log"), MOST_LOG_BYTES);
        this.say = say;
        this.readiness = new Readiness(port);
    }

    public String name() {
        return name;
    }

    /** Where it says what it does. */
    public Path log() {
        return log.file();
    }

    /** The last lines that it said. */
    public List<String> lastLines(int lines) {
        return log.tail(lines);
    }

    /** How often it died by itself since it was started. */
    public int deaths() {
        return deaths.get();
    }

    /** Whether its readiness endpoint says so now. */
    public boolean ready() {
        return readiness.now();
    }

    /** How far it was with what it must do before it is ready, when it was asked last; empty where it didn't say. */
    public OptionalInt percent() {
        return readiness.percent();
    }

    /** Its name, and how far it is with what it must do before it is ready, where it says so. */
    public String awaited() {
        OptionalInt percent = readiness.percent();
        return percent.isPresent() ? name + " (" + percent.getAsInt() + " %)" : name;
    }

    /** Returns at once; the process may not even exist yet. */
    public void start() {
        keeper = Thread.ofPlatform().daemon().name("keeper of " + name).start(this::keep);
    }

    private void keep() {
        Backoff backoff = new Backoff();
        try {
            while (stopping.getCount() > 0) {
                long started = System.nanoTime();
                int code = run();
                if (stopping.getCount() == 0) {
                    return;
                }
                deaths.incrementAndGet();
                Duration pause = backoff.afterRunOf(Duration.ofNanos(System.nanoTime() - started));
                tell("%s ended with %d; it is started again in %d s".formatted(name, code, pause.toSeconds()));
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                tell(name + " is started again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run() throws InterruptedException {
        Process started;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            started = builder.start();
            process = started;
            started.getOutputStream().close();
            Files.writeString(pidFile, started.pid() + "\n");
        } catch (IOException e) {
            log.line("can't be started: " + e.getMessage());
            return -1;
        }
        if (stopping.getCount() == 0) {
            started.destroy(); // stop() may have looked before there was a process
        }
        try (InputStream said = started.getInputStream()) {
            log.copy(said);
        } catch (IOException e) {
            // The process is gone, or going.
        }
        int code = started.waitFor();
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code;
    }

    private void tell(String line) {
        log.line("--- " + line);
        say.accept(line);
    }

    /** Asks it to end, and returns at once. */
    public void stop() {
        stopping.countDown();
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    /** Returns when it has ended; after the time given it is killed. */
    public void awaitStopped(Duration most) {
        Process running = process;
        try {
            if (running != null && !running.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                tell(name + " did not end within " + most.toSeconds() + " s and is killed");
                running.destroyForcibly().waitFor();
            }
            if (keeper != null) {
                keeper.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
