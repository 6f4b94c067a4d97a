package io.rolecall.system;

import java.util.Map;

/** The one system that the tests of this room share: it is started by the first that asks and stopped with the JVM. */
final class SharedRolecall {
    private SharedRolecall() {}

    private static final class Holder {
        static final RunningRolecall ROLECALL = RunningRolecall.up(Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ROLECALL::close));
        }
    }

    static RunningRolecall get() {
        return Holder.ROLECALL;
    }
}
