package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The circles that alerts draw around cities, and in which of them a place lies. Most postings are where others were, so what was found
 * for a point is remembered until another circle is drawn. Safe for use by many threads; readers take no lock.
 */
final class Circles {
    private static final int[] WIDTHS = {30, 100, 500, 20_100};

    /** So many points at most; one that falls on another's place takes it. */
    private static final int REMEMBERED = 1 << 12;

    private record Circle(double lat, double lon, int km) {}

    /** @param drawn the circles there were; {@link #drawn} while it is still true */
    private record Around(Radii[] drawn, double lat, double lon, int[] atoms) {}

    private final Atoms atoms;
    private final Map<Circle, Integer> known = new ConcurrentHashMap<>();

    /** By how wide they are at most. Replaced with each circle. */
    private volatile Radii[] drawn = Arrays.stream(WIDTHS).mapToObj(Radii::new).toArray(Radii[]::new);

    /** A thread that does not see what others found finds it itself. */
    private final @Nullable Around[] remembered = new Around[REMEMBERED];

    Circles(Atoms atoms) {
        this.atoms = atoms;
    }

    /** That a posting has a place in a circle. */
    int atom(double lat, double lon, int km) {
        Circle circle = new Circle(lat, lon, km);
        Integer atom = known.get(circle);
        return atom != null ? atom : draw(circle);
    }

    private synchronized int draw(Circle circle) {
        Integer before = known.get(circle);
        if (before != null) {
            return before;
        }
        int atom = atoms.add(Atoms.Kind.PLACE, in -> in.facets().circles().atom(circle.lat, circle.lon, circle.km));
        int width = 0;
        while (width < WIDTHS.length - 1 && circle.km > WIDTHS[width]) {
            width++;
        }
        Radii[] radii = drawn.clone();
        radii[width] = radii[width].with(circle.lat, circle.lon, circle.km, atom);
        drawn = radii;
        known.put(circle, atom);
        return atom;
    }

    /** Sets the atoms of the circles that a point lies in. */
    void around(double lat, double lon, Held held) {
        Radii[] now = drawn;
        int place = place(lat, lon);
        Around around = remembered[place];
        if (around == null || around.drawn != now || around.lat != lat || around.lon != lon) {
            around = new Around(now, lat, lon, find(now, lat, lon));
            remembered[place] = around;
        }
        for (int atom : around.atoms) {
            held.set(atom);
        }
    }

    private static int[] find(Radii[] drawn, double lat, double lon) {
        IntStream.Builder atoms = IntStream.builder();
        for (Radii width : drawn) {
            width.around(lat, lon, atoms);
        }
        return atoms.build().toArray();
    }

    private static int place(double lat, double lon) {
        long bits = Double.doubleToLongBits(lat) * 31 + Double.doubleToLongBits(lon);
        return (int) (bits * 0x9E3779B97F4A7C15L >>> 40) & REMEMBERED - 1;
    }
}
