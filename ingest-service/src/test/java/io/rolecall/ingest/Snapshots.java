package io.rolecall.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Boards in Greenhouse's form as they are day after day, with invented postings. What a posting says follows from its id and how
 * often it was changed, so that a snapshot is told from these numbers alone, at any size.
 */
final class Snapshots {
    private static final String[] PLACES = {
        "Berlin, Germany", "London, United Kingdom", "Austin, TX", "Toronto, Canada", "Remote - US"
    };
    private static final String[] ROLES = {
        "Engineer", "Nurse", "Account Executive", "Welder", "Data Scientist", "Counsel", "Cook"
    };
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ter", "un", "sol", "ver", "ba", "dri", "po", "en", "sta"
    };

    private final Random random;
    private final List<Board> boards = new ArrayList<>();
    private long next = 4_000_000;

    /** What a day brings, by its number. */
    record Day(int created, int changed, int closed, int reopened, int open) {}

    /** A posting: how often it was changed, and how often only touched. */
    private record State(int changes, int touches) {}

    static final class Board {
        final String name;
        final TreeMap<Long, State> open = new TreeMap<>();
        final TreeMap<Long, State> gone = new TreeMap<>();

        Board(String name) {
            this.name = name;
        }
    }

    Snapshots(int boards, int postings, long seed) {
        random = new Random(seed);
        for (int i = 0; i < boards; i++) {
            this.boards.add(new Board("board" + i));
        }
        for (int i = 0; i < postings; i++) {
            this.boards.get(i % boards).open.put(next++, new State(0, 0));
        }
    }

    List<Board> boards() {
        return boards;
    }

    Day first() {
        int open = boards.stream().mapToInt(board -> board.open.size()).sum();
        return new Day(open, 0, 0, 0, open);
    }

    /** Some 3 % are gone, as many new, as many changed; 5 % are touched; a tenth of what was gone comes back. */
    Day goOn() {
        int created = 0;
        int changed = 0;
        int closed = 0;
        int reopened = 0;
        int open = 0;
        for (Board board : boards) {
            TreeMap<Long, State> back = new TreeMap<>();
            for (Long id : List.copyOf(board.gone.keySet())) {
                if (random.nextInt(10) == 0) {
                    back.put(id, board.gone.remove(id));
                    reopened++;
                }
            }
            // Fewer than any guard would hold.
            int limit = board.open.size() / 4;
            int size = board.open.size();
            for (Long id : List.copyOf(board.open.keySet())) {
                State state = board.open.get(id);
                int fate = random.nextInt(1_000);
                if (fate < 30 && limit-- > 0) {
                    board.gone.put(id, board.open.remove(id));
                    closed++;
                } else if (fate < 60) {
                    board.open.put(id, new State(state.changes + 1, state.touches));
                    changed++;
                } else if (fate < 110) {
                    board.open.put(id, new State(state.changes, state.touches + 1));
                }
            }
            board.open.putAll(back);
            for (int i = 0; i < size; i++) {
                if (random.nextInt(1_000) < 30) {
                    board.open.put(next++, new State(0, 0));
                    created++;
                }
            }
            open += board.open.size();
        }
        return new Day(created, changed, closed, reopened, open);
    }

    static void write(Board board, OutputStream out) throws IOException {
        String before = "{\"jobs\": [";
        for (var posting : board.open.entrySet()) {
            out.write(
                    (before + json(board.name, posting.getKey(), posting.getValue())).getBytes(StandardCharsets.UTF_8));
            before = ",\n";
        }
        out.write((board.open.isEmpty() ? before : "").getBytes(StandardCharsets.UTF_8));
        out.write(("], \"meta\": {\"total\": " + board.open.size() + "}}").getBytes(StandardCharsets.UTF_8));
    }

    private static String json(String board, long id, State state) {
        SplittableRandom text = new SplittableRandom(id);
        String role = ROLES[text.nextInt(ROLES.length)];
        String place = PLACES[text.nextInt(PLACES.length)];
        int thousands = 40 + text.nextInt(100) + state.changes;
        StringBuilder content = new StringBuilder("&lt;p&gt;");
        int words = 250 + text.nextInt(300);
        for (int i = 0; i < words; i++) {
            for (int syllables = 1 + text.nextInt(3); syllables > 0; syllables--) {
                content.append(SYLLABLES[text.nextInt(SYLLABLES.length)]);
            }
            content.append(i % 40 == 39 ? ".&lt;/p&gt;&lt;p&gt;" : " ");
        }
        content.append("The salary is $%d,000 - $%d,000 per year.&lt;/p&gt;".formatted(thousands, thousands + 20));
        return """
                {"id": %d, "internal_job_id": %d, "requisition_id": null, "title": "%s %d", "updated_at": "2026-11-%02dT10:%02d:00-05:00",\
                "first_published": "2026-10-01T09:00:00-04:00", "location": {"name": "%s"}, "absolute_url": "https://%s.example/jobs/%d",\
                "company_name": "%s", "language": "en", "metadata": [], "departments": [], "content": "%s"}""".formatted(
                        id,
                        id + 7,
                        role,
                        id % 10,
                        1 + state.touches % 28,
                        state.touches % 60,
                        place,
                        board,
                        id,
                        board,
                        content);
    }
}
