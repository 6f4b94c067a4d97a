package io.rolecall.place;

import java.util.ArrayList;
import java.util.List;

/** Takes a text apart and says which places its parts name together. */
final class Resolver {
    /** Inhabitants of a place that is known by its name even among strange words. */
    static final int KNOWN = 100_000;

    private final Atlas atlas;
    private final NameIndex names;
    private final Reader reader;

    Resolver(Atlas atlas, NameIndex names) {
        this.atlas = atlas;
        this.names = names;
        this.reader = new Reader(atlas, names);
    }

    Atlas atlas() {
        return atlas;
    }

    NameIndex names() {
        return names;
    }

    /**
     * A place in a text.
     *
     * @param place its ordinal, or -1 for words that name none
     * @param start where the words about it start in the text
     * @param end where they end
     * @param remote whether they say more than where it is ("Remote", "Hybrid")
     * @param before how it is separated from the place before
     */
    record Found(int place, int start, int end, boolean remote, Part.Separator before) {}

    List<Found> resolve(String text) {
        Run run = new Run();
        List<Part> parts = Part.of(text);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (i + 1 < parts.size() && parts.get(i + 1).before() == Part.Separator.COMMA) {
                List<Mention> together = reader.together(part, parts.get(i + 1));
                if (!together.isEmpty()) {
                    run.take(part, together, parts.get(++i).end());
                    continue;
                }
            }
            read(run, part);
        }
        run.close();
        return withoutWider(run.found);
    }

    private void read(Run run, Part part) {
        if (part.startsAnother()) {
            part.alternatives().forEach(alternative -> read(run, alternative));
            return;
        }
        List<Mention> mentions = reader.whole(part);
        if (mentions.isEmpty() && Noise.isAll(part.words())) {
            run.skip(part);
            return;
        }
        if (mentions.isEmpty()) {
            List<Part> alternatives = part.alternatives();
            if (alternatives.size() > 1) {
                alternatives.forEach(alternative -> read(run, alternative));
                return;
            }
            mentions = reader.pieces(part);
        }
        run.take(part, mentions, part.end());
    }

    /** "Berlin / Germany" is one place, and "Germany / Remote in France" two. */
    private List<Found> withoutWider(List<Found> found) {
        if (found.size() < 2) {
            return found;
        }
        List<Found> kept = new ArrayList<>(found.size());
        for (Found next : found) {
            Found last = kept.isEmpty() ? null : kept.getLast();
            if (last != null && next.before() == Part.Separator.SLASH && last.place() >= 0 && next.place() >= 0) {
                boolean same = last.place() == next.place();
                if ((same || atlas.contains(next.place(), last.place())) && !next.remote()) {
                    kept.set(
                            kept.size() - 1,
                            new Found(last.place(), last.start(), next.end(), last.remote(), last.before()));
                    continue;
                }
                if (atlas.contains(last.place(), next.place()) && !last.remote()) {
                    kept.set(
                            kept.size() - 1,
                            new Found(next.place(), last.start(), next.end(), next.remote(), last.before()));
                    continue;
                }
            }
            kept.add(next);
        }
        return kept;
    }

    /** The parts from left to right, gathered into chains. */
    private final class Run {
        final List<Found> found = new ArrayList<>(2);
        private Chain chain = new Chain(atlas);
        private Part.Separator before = Part.Separator.OTHER;
        private int start = -1;
        private int end;
        private boolean remote;
        private boolean strange;

        void skip(Part part) {
            begin(part);
            remote = true;
            end = part.end();
        }

        void take(Part part, List<Mention> mentions, int partEnd) {
            begin(part);
            if (mentions.isEmpty()) {
                strange = true;
            }
            boolean within = false;
            for (Mention mention : mentions) {
                if (!chain.accept(mention)) {
                    end = within ? partEnd : end;
                    close();
                    begin(part);
                    chain.accept(mention);
                }
                within = true;
            }
            remote |= part.words().count() > 1 && hasNoise(part.words());
            end = partEnd;
        }

        private static boolean hasNoise(Words words) {
            return Noise.is(words, 0) || Noise.is(words, words.count() - 1);
        }

        private void begin(Part part) {
            if (part.before() != Part.Separator.COMMA && start >= 0) {
                close();
            }
            if (start < 0) {
                start = part.start();
                before = part.before();
            }
        }

        void close() {
            int place = chain.best();
            if (start >= 0 && (place >= 0 || strange || !chain.isEmpty())) {
                found.add(new Found(place, start, end, remote, before));
            }
            chain = new Chain(atlas);
            start = -1;
            remote = false;
            strange = false;
        }
    }
}
