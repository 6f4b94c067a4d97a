package io.rolecall.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param jdk vendor's version
 * @param memoryGb of the machine
 * @param heapGb that this JVM may take
 */
public record Machine(int cores, String cpu, long memoryGb, long heapGb, String os, String jdk) {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine here() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                        ? os.getTotalMemorySize()
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processor(),
                gigabytes(memory),
                gigabytes(Runtime.getRuntime().maxMemory()),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version());
    }

    /** How many threads wanted a core, all the machine's, on average of the last minute; negative where the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long gigabytes(long bytes) {
        return Math.round(bytes / (double) (1 << 30));
    }

    /** The processor's name where the system tells it, its architecture otherwise. */
    private static String processor() {
        if (Files.isReadable(CPU)) {
            try (Stream<String> lines = Files.lines(CPU)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }

    @Override
    public String toString() {
        return "%d cores (%s), %d GB, heap up to %d GB, %s, JDK %s"
                .formatted(cores, cpu, memoryGb, heapGb, os, jdk.strip());
    }
}
