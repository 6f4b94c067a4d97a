package io.rolecall.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says before anything starts which ports are taken, by whom where that can be seen, and how to use others. */
final class PortCheck {
    private static final Path PROC = Path.of("/proc");

    private PortCheck() {}

    /** @throws UnusableException naming every port that is taken */
    static void check(List<Settings.Port> ports) {
        String taken = ports.stream()
                .filter(port -> !free(port.number()))
                .map(port -> "Port %d, for %s, is taken%s; %s=<another port> changes it."
                        .formatted(
                                port.number(),
                                port.purpose(),
                                listener(port.number()).map(p -> " by " + p).orElse(""),
                                port.variable()))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new UnusableException(taken);
        }
    }

    static boolean free(int port) {
        return bindable(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && bindable(new InetSocketAddress(port));
    }

    private static boolean bindable(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // What was stopped a moment ago lingers in TIME_WAIT; that is not taken.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Linux only: the process that has a listening socket on the port, as far as we may see it. */
    private static Optional<String> listener(int port) {
        try {
            Set<String> sockets = new TreeSet<>();
            for (String table : List.of("net/tcp", "net/tcp6")) {
                Path file = PROC.resolve(table);
                if (!Files.isReadable(file)) {
                    continue;
                }
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.strip().split("\\s+", -1);
                    // sl local_address rem_address st … inode; 0A is LISTEN.
                    if (columns.length > 9
                            && columns[3].equals("0A")
                            && columns[1].endsWith(String.format(":%04X", port))) {
                        sockets.add("socket:[" + columns[9] + "]");
                    }
                }
            }
            return sockets.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.allProcesses()
                            .filter(process -> holds(process.pid(), sockets))
                            .findFirst()
                            .map(process ->
                                    process.info().command().orElse("a program") + ", process " + process.pid());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(PROC.resolve(pid + "/fd"))) {
            return files.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }
}
