package io.rolecall.testing;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Whether Kafka and MongoDB are containers or embedded parts in the tests of one JVM: what {@value #SWITCH} says, and where it
 * leaves that open, what is possible. Reports for each part which it was, and why it is no container.
 */
final class Choice {
    static final String SWITCH = "ROLECALL_TEST_CONTAINERS";

    private final boolean demanded;
    private final Optional<String> obstacle;
    private final Consumer<String> report;

    private Choice(boolean demanded, Optional<String> obstacle, Consumer<String> report) {
        this.demanded = demanded;
        this.obstacle = obstacle;
        this.report = report;
    }

    /**
     * @param setting {@code true}: containers or failure; {@code false}: embedded parts, and no engine is looked for;
     *     {@code auto} or nothing: containers where they can be had
     * @param obstacle finds out why containers can't be had; empty when they can
     */
    static Choice of(String setting, Supplier<Optional<String>> obstacle, Consumer<String> report) {
        return switch (setting) {
            case "true" -> {
                obstacle.get().ifPresent(why -> {
                    throw new IllegalStateException(SWITCH + " is true, but " + why);
                });
                yield new Choice(true, Optional.empty(), report);
            }
            case "false" -> new Choice(false, Optional.of(SWITCH + " is false"), report);
            case "", "auto" -> new Choice(false, obstacle.get(), report);
            default ->
                throw new IllegalArgumentException(SWITCH + " is true, false or auto, and not \"" + setting + "\"");
        };
    }

    /** Starts a part the chosen way; both ways give its address. */
    String start(String part, String image, Supplier<String> container, Supplier<String> embedded) {
        Optional<String> why = obstacle;
        if (why.isEmpty()) {
            try {
                String address = container.get();
                report.accept(part + ": container " + image + " at " + address);
                return address;
            } catch (RuntimeException e) {
                if (demanded) {
                    throw e;
                }
                why = Optional.of("the container " + image + " did not start: " + e.getMessage());
            }
        }
        String address = embedded.get();
        report.accept(part + ": embedded at " + address + " (" + why.get() + ")");
        return address;
    }
}
