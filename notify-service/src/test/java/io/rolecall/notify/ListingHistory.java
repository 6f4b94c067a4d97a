package io.rolecall.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What happens to a public list of openings: made up in the shape of real ones, or recorded. */
final class ListingHistory {
    private static final int CHANGES = Integer.getInteger("replay.changes", 900);

    /** A posting of a long-lived list changes some twenty times; in the short history there are more of them, to find more. */
    private static final int POSTINGS = Math.max(100, CHANGES / 20);

    record Happened(String id, String kind, long second) {}

    private ListingHistory() {}

    /** Most of what happens to a list are flips. */
    static List<Happened> generated() {
        Random random = new Random(42);
        List<Happened> all = new ArrayList<>();
        List<String> known = new ArrayList<>();
        Set<String> isOpen = new HashSet<>();
        for (int i = 0; i < CHANGES; i++) {
            boolean behind = known.size() < POSTINGS && (long) i * POSTINGS >= known.size() * (CHANGES * 8L / 10);
            if (known.isEmpty() || behind) {
                String id = "p" + known.size();
                known.add(id);
                isOpen.add(id);
                all.add(new Happened(id, "published", i));
                continue;
            }
            if (random.nextInt(400) == 0) {
                // A source is away, and back.
                List<String> away = known.stream()
                        .filter(isOpen::contains)
                        .filter(p -> random.nextInt(10) == 0)
                        .toList();
                for (String kind : List.of("closed", "reopened")) {
                    int at = i;
                    away.forEach(p -> all.add(new Happened(p, kind, at)));
                }
                i += 2 * away.size();
                continue;
            }
            // Some change all the time, most hardly ever.
            String id = known.get((int) (known.size() * random.nextDouble() * random.nextDouble()));
            if (isOpen.contains(id)) {
                int what = random.nextInt(20);
                all.add(new Happened(id, what == 0 ? "moved" : what < 8 ? "changed" : "closed", i));
                if (what >= 8) {
                    isOpen.remove(id);
                }
            } else if (random.nextInt(5) > 0) {
                all.add(new Happened(id, "reopened", i));
                isOpen.add(id);
            }
        }
        return all;
    }

    static List<Happened> recorded(Path file) throws IOException {
        List<Happened> all = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = Api.JSON.readTree(line);
            String id = names.computeIfAbsent(json.get("id").asString(), k -> "p" + names.size());
            all.add(new Happened(id, json.get("kind").asString(), all.size()));
        }
        return all;
    }
}
