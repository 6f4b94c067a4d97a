package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Destination;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is under way to whom, and what is held back until there is room or the mail server is there again. Mails and what is
 * posted don't share their room. What it gives back is to be seen to again, and says since when it is due.
 */
final class Traffic {
    private static final int UNDER_WAY = 1_600;
    private final Backlog<Errand> mails;
    private final Backlog<Errand> posts;
    private final Gate gate;

    /** @param kept errands that are held in memory; more are left to a later sweep */
    Traffic(Gate gate, int kept) {
        this.gate = gate;
        this.mails = new Backlog<>(UNDER_WAY, kept);
        this.posts = new Backlog<>(UNDER_WAY, kept);
    }

    boolean enter(Destination destination, Errand errand, Instant due) {
        return backlog(destination).enter(way(destination), errand, due);
    }

    void overtake(Destination destination, Errand errand) {
        backlog(destination).overtake(way(destination), errand);
    }

    void hold(Destination destination, Errand errand, Instant due) {
        backlog(destination).hold(way(destination), errand, due);
    }

    Map<Errand, Instant> leave(Destination destination) {
        Map<Errand, Instant> free = new HashMap<>(backlog(destination).leave(way(destination)));
        if (gate.closed()) {
            mails.close();
        } else if (mails.closed()) {
            free.putAll(mails.open());
        }
        return free;
    }

    /** A mail that finds out whether the server is there, when it is time for that. */
    Map<Errand, Instant> probe() {
        return gate.wanted() ? mails.one() : Map.of();
    }

    Map<Errand, Instant> stuck() {
        Map<Errand, Instant> free = new HashMap<>(mails.stuck());
        free.putAll(posts.stuck());
        return free;
    }

    boolean holds(Errand errand) {
        return mails.holds(errand) || posts.holds(errand);
    }

    Optional<Instant> due(Errand errand) {
        return Optional.ofNullable(mails.due(errand)).or(() -> Optional.ofNullable(posts.due(errand)));
    }

    private Backlog<Errand> backlog(Destination destination) {
        return destination instanceof Destination.Email ? mails : posts;
    }

    /** The way out that a destination's messages share; a crowd on one delays no other. */
    private static String way(Destination destination) {
        String to = destination.to();
        return destination.channel() + " "
                + (destination instanceof Destination.Email
                        ? to.substring(to.indexOf('@') + 1).toLowerCase(Locale.ROOT)
                        : host(to));
    }

    private static String host(String to) {
        try {
            return String.valueOf(URI.create(to).getHost());
        } catch (IllegalArgumentException e) {
            return to;
        }
    }
}
