package io.rolecall.search.web;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.zip.GZIPInputStream;

/**
 * Coasts and borders as paths of a drawing: only those that are in it, and only as exact as it can show. Where the shapes are from
 * says the NOTICE beside them.
 */
final class Outlines {
    /** In degrees, by level; what {@code outlines.gz} was made with. */
    private static final double[] EXACT = {0.02, 0.08, 0.25, 0.8};

    /** So many units may a line be away from where it is. */
    private static final double UNSEEN = 1.2;

    /** The most characters of one drawing: a path of some kilobytes, whatever part of the world it shows. */
    private static final int MOST = 9_000;

    /** A step that is longer goes on at the other edge of the map. */
    private static final int HALF_ROUND = 18_000;

    private static final class Bundled {
        static final List<Line> LINES = read();
    }

    private Outlines() {}

    /** Degrees in hundredths; {@code level} as the coarsest at which the point is needed. */
    private record Line(
            boolean border, short[] lon, short[] lat, byte[] level, int west, int east, int south, int north) {}

    /** Where degrees lie in a drawing. */
    record Frame(double west, double north, double unitsPerLon, double unitsPerLat, int width, int height) {
        private int x(int lon) {
            return (int) Math.round((lon / 100.0 - west) * unitsPerLon);
        }

        private int y(int lat) {
            return (int) Math.round((north - lat / 100.0) * unitsPerLat);
        }
    }

    /** Each the {@code d} of an SVG path; empty where there is nothing. */
    record Paths(String coasts, String borders) {}

    static Paths in(Frame frame) {
        int level = 0;
        while (level + 1 < EXACT.length && EXACT[level + 1] * frame.unitsPerLat <= UNSEEN) {
            level++;
        }
        Paths paths = in(frame, level);
        while (paths.coasts.length() + paths.borders.length() > MOST && ++level < EXACT.length) {
            paths = in(frame, level);
        }
        return paths;
    }

    private static Paths in(Frame frame, int level) {
        StringBuilder coasts = new StringBuilder();
        StringBuilder borders = new StringBuilder();
        int west = (int) Math.floor(frame.west * 100);
        int east = (int) Math.ceil((frame.west + frame.width / frame.unitsPerLon) * 100);
        int north = (int) Math.ceil(frame.north * 100);
        int south = (int) Math.floor((frame.north - frame.height / frame.unitsPerLat) * 100);
        for (Line line : Bundled.LINES) {
            boolean seen = line.east >= west && line.west <= east && line.north >= south && line.south <= north;
            double least = level + 1 == EXACT.length ? 500 : 250;
            boolean large = (line.east - line.west) * frame.unitsPerLon > least
                    || (line.north - line.south) * frame.unitsPerLat > least;
            if (seen && large) {
                draw(line, frame, level, line.border ? borders : coasts);
            }
        }
        return new Paths(coasts.toString(), borders.toString());
    }

    /** The pieces between two points that touch the drawing, each as a step from the one before. */
    private static void draw(Line line, Frame frame, int level, StringBuilder path) {
        boolean drawing = false;
        int lastX = 0;
        int lastY = 0;
        int lastLon = 0;
        boolean first = true;
        for (int i = 0; i < line.lon.length; i++) {
            if (line.level[i] < level) {
                continue;
            }
            int x = frame.x(line.lon[i]);
            int y = frame.y(line.lat[i]);
            if (first) {
                first = false;
            } else if (x == lastX && y == lastY) {
                continue;
            } else if (Math.abs(line.lon[i] - lastLon) > HALF_ROUND
                    || Math.max(x, lastX) < 0
                    || Math.min(x, lastX) > frame.width
                    || Math.max(y, lastY) < 0
                    || Math.min(y, lastY) > frame.height) {
                drawing = false;
            } else {
                if (!drawing) {
                    path.append('M').append(lastX).append(' ').append(lastY).append('l');
                    drawing = true;
                } else if (x >= lastX) {
                    path.append(' ');
                }
                path.append(x - lastX);
                if (y >= lastY) {
                    path.append(' ');
                }
                path.append(y - lastY);
            }
            lastLon = line.lon[i];
            lastX = x;
            lastY = y;
        }
    }

    private static List<Line> read() {
        try (InputStream input = Outlines.class.getResourceAsStream("outlines.gz")) {
            if (input == null) {
                throw new MissingResourceException("The map has no outlines", Outlines.class.getName(), "outlines.gz");
            }
            DataInputStream data = new DataInputStream(new GZIPInputStream(input, 1 << 16));
            List<Line> lines = new ArrayList<>();
            for (int kind = data.read(); kind >= 0; kind = data.read()) {
                lines.add(line(kind == 1, number(data), data));
            }
            return List.copyOf(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The map's outlines can't be read", e);
        }
    }

    private static Line line(boolean border, int points, DataInputStream data) throws IOException {
        short[] lon = new short[points];
        short[] lat = new short[points];
        byte[] levels = new byte[points];
        int x = 0, y = 0, west = Short.MAX_VALUE, east = Short.MIN_VALUE, south = west, north = east;
        for (int i = 0; i < points; i++) {
            int step = number(data);
            levels[i] = (byte) (step & 3);
            x += signed(step >>> 2);
            y += signed(number(data));
            lon[i] = (short) x;
            lat[i] = (short) y;
            west = Math.min(west, x);
            east = Math.max(east, x);
            south = Math.min(south, y);
            north = Math.max(north, y);
        }
        return new Line(border, lon, lat, levels, west, east, south, north);
    }

    private static int number(DataInputStream data) throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = data.readUnsignedByte();
            number |= (next & 127) << shift;
            if (next < 128) {
                return number;
            }
        }
    }

    private static int signed(int zigzag) {
        return zigzag >>> 1 ^ -(zigzag & 1);
    }
}
