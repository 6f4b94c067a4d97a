package io.rolecall.bench.process;

import io.rolecall.bench.report.Progress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of ours, whose processor time is counted. It ends with this JVM at the latest. */
public final class Child implements AutoCloseable {
    private static final Duration MOST_START = Duration.ofMinutes(10);

    /** The last line of a histogram: of all classes, how many objects and bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * The jar that starts a service.
     *
     * @param root the project's folder
     * @throws IllegalStateException when the service was not built
     */
    public static Path jar(Path root, String service) {
        Path target = root.resolve(service).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(f -> f.getFileName().toString().matches(service + "-\\d.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no executable jar in " + target));
        } catch (IOException e) {
            throw new IllegalStateException("There is no " + target, e);
        }
    }

    /**
     * Starts a JVM like this one.
     *
     * @param arguments all that follows {@code java}
     * @param environment added to this JVM's
     */
    public static Child java(String name, List<String> arguments, Map<String, String> environment, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        Path log = folder.resolve(name + ".log");
        File file = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
        builder.environment().putAll(environment);
        try {
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is ready; a process that ends before is told with its last words. */
    public void await(BooleanSupplier ready, Progress progress) {
        long end = System.nanoTime() + MOST_START.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " did not become ready: " + lastWords());
            }
            pause();
            progress.quiet(() -> "waiting for " + name);
        }
        progress.line(name + " is ready");
    }

    /** Returns after a moment, or when it has ended. */
    public void pause() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(its log can't be read: " + e.getMessage() + ")";
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The processor time that it has taken, of all cores. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory that it has held at once, in MB; 0 where the system doesn't tell. */
    public long peakMb() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /**
     * The bytes of all that its heap still needs, after a full collection of its garbage.
     *
     * @throws IllegalStateException when its JVM does not tell
     */
    public long liveBytes() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProcessBuilder builder =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").redirectErrorStream(true);
        try (BufferedReader lines = builder.start().inputReader()) {
            return lines.lines()
                    .map(TOTAL::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(total -> Long.parseLong(total.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " does not tell what its heap holds"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it said, to its output and to nobody else. */
    public Path log() {
        return log;
    }

    /** As SIGKILL does: it gets no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
