package io.rolecall.local;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.LoggerFactory;

/** {@code up [--fresh]}: starts everything, says where it is, and stops all of it when it is asked to end. */
public final class Local {
    private Local() {}

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (!given.stream().allMatch(argument -> argument.equals("--fresh"))) {
            System.err.println("usage: Local [--fresh]");
            System.exit(2);
        }
        // Before several threads want it at once.
        LoggerFactory.getLogger(Local.class).info("The launcher starts");
        // A broker that gives up (its disk is full, say) would end this JVM on the spot and leave the services running.
        Exit.setHaltProcedure((code, message) -> endInOrder(code, message));
        Exit.setExitProcedure((code, message) -> endInOrder(code, message));
        try {
            Path root = Path.of(System.getProperty("rolecall.root", "")).toAbsolutePath();
            Run run = Run.prepare(Settings.of(root, System.getenv()), System.getenv(), given.contains("--fresh"));
            Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
            if (!run.start()) {
                System.exit(1);
            }
            run.awaitStop();
        } catch (UnusableException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void endInOrder(int code, String message) {
        System.err.println("Kafka gave up" + (message == null ? "" : ": " + message) + "; see its log.");
        Thread.ofPlatform().start(() -> System.exit(code == 0 ? 1 : code));
    }
}
