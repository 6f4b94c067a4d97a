package io.rolecall.notify.index;

import io.rolecall.place.Gazetteer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The circles that alerts draw around cities, by latitude: which of them a point lies in. Decided by the gazetteer's distance; a
 * cheaper one only narrows. One writer; readers need no lock, because circles are only added.
 */
final class Radii {

    /** A little more than each latitude's degree is worth, so that the rough test never rules out what lies within. */
    private static final double KM_A_DEGREE = 110;

    private static final double SLACK = 1.001;

    private final int widest;
    private final double[] lat;
    private final double[] lon;
    private final double[] cosines;
    private final int[] km;
    private final int[] atoms;

    /** As many of the first are in the order of their latitudes. */
    private final int sorted;

    private volatile int size;

    /** @param widest in kilometres; none is wider */
    Radii(int widest) {
        this(widest, 64, 0);
    }

    private Radii(int widest, int capacity, int sorted) {
        this.widest = widest;
        this.lat = new double[capacity];
        this.lon = new double[capacity];
        this.cosines = new double[capacity];
        this.km = new int[capacity];
        this.atoms = new int[capacity];
        this.sorted = sorted;
        this.size = sorted;
    }

    /** Itself with one more circle, or a larger one. */
    Radii with(double latitude, double longitude, int kilometres, int atom) {
        Radii to = size < lat.length ? this : grown();
        int i = to.size;
        to.lat[i] = latitude;
        to.lon[i] = longitude;
        to.cosines[i] = Math.cos(Math.toRadians(latitude));
        to.km[i] = kilometres;
        to.atoms[i] = atom;
        to.size = i + 1;
        return to;
    }

    private Radii grown() {
        int count = size;
        Radii larger = new Radii(widest, count + Math.max(64, count / 4), count);
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> lat[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < count; i++) {
            larger.lat[i] = lat[order[i]];
            larger.lon[i] = lon[order[i]];
            larger.cosines[i] = cosines[order[i]];
            larger.km[i] = km[order[i]];
            larger.atoms[i] = atoms[order[i]];
        }
        return larger;
    }

    /** Hands over the atoms of the circles that a point lies in. */
    void around(double latitude, double longitude, IntConsumer atom) {
        int count = size;
        double cosine = Math.cos(Math.toRadians(latitude));
        double window = widest / KM_A_DEGREE + 1e-9;
        int from = Arrays.binarySearch(lat, 0, sorted, latitude - window);
        for (int i = from < 0 ? -from - 1 : first(from); i < sorted && lat[i] <= latitude + window; i++) {
            test(i, latitude, longitude, cosine, atom);
        }
        for (int i = sorted; i < count; i++) {
            test(i, latitude, longitude, cosine, atom);
        }
    }

    private int first(int found) {
        int i = found;
        while (i > 0 && lat[i - 1] == lat[found]) {
            i--;
        }
        return i;
    }

    private void test(int i, double latitude, double longitude, double cosine, IntConsumer atom) {
        if (Math.abs(lat[i] - latitude) * KM_A_DEGREE <= km[i] * SLACK + 1e-3
                && maybe(i, longitude, cosine)
                && Gazetteer.distanceKm(lat[i], lon[i], latitude, longitude) <= km[i]) {
            atom.accept(atoms[i]);
        }
    }

    /** The sine of half the longitudes' difference, times the smaller cosine, is never more than that of half the distance. */
    private boolean maybe(int i, double longitude, double cosine) {
        double apart = Math.abs(lon[i] - longitude);
        apart = apart > 180 ? 360 - apart : apart;
        double sineAtLeast = apart <= 60 ? 0.954 : 0.636;
        return apart * KM_A_DEGREE * sineAtLeast * Math.min(cosine, cosines[i]) <= km[i] * SLACK + 1e-3;
    }
}
