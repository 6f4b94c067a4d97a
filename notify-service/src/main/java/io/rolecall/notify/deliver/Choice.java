package io.rolecall.notify.deliver;

import io.rolecall.notify.ledger.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which vacancies go into one message and which wait for the next: the first that were found, so many in all, and of one
 * organisation so many that they leave room for others. One item for each vacancy, however many alerts found it.
 */
final class Choice {
    private final int most;
    private final int mostOfOne;
    private int finds;
    private int after;
    private final Map<String, List<Row>> items = new LinkedHashMap<>();
    private final Map<String, Integer> byOrganization = new HashMap<>();
    private final Map<String, List<Row>> carried = new LinkedHashMap<>();

    /** What each posting is told as: one that was moved to another vacancy meanwhile is found in both. */
    private final Map<String, String> postings = new HashMap<>();

    /**
     * @param most items
     * @param mostOfOne items of one organisation
     */
    Choice(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Offers rows that can be told, in the order in which they are to come. */
    void offer(Collection<Row> rows) {
        rows.stream()
                .sorted(Comparator.comparing(Row::matchedAt).thenComparing(Row::id))
                .forEach(this::offer);
    }

    private void offer(Row row) {
        String matter = items.containsKey(row.matter()) || carried.containsKey(row.matter())
                ? row.matter()
                : postings.computeIfAbsent(row.after() + " " + row.posting().postingId(), p -> row.matter());
        List<Row> chosen = items.get(matter);
        if (chosen != null) {
            join(chosen, row);
            return;
        }
        List<Row> left = carried.get(matter);
        if (left != null) {
            join(left, row);
            return;
        }
        boolean room = row.after() == null ? room(row) : after++ < most;
        (room ? items : carried).computeIfAbsent(matter, c -> new ArrayList<>()).add(row);
    }

    /** What has become of vacancies that were told takes no room away from new ones. */
    private boolean room(Row row) {
        String organization = row.posting().organization().toLowerCase(Locale.ROOT);
        if (full() || byOrganization.getOrDefault(organization, 0) >= mostOfOne) {
            return false;
        }
        byOrganization.merge(organization, 1, Integer::sum);
        finds++;
        return true;
    }

    /** Names another alert's row in the item of its vacancy. */
    void join(Row row) {
        List<Row> item = items.get(row.matter());
        if (item != null) {
            join(item, row);
        }
    }

    private static void join(List<Row> item, Row row) {
        if (item.stream().noneMatch(r -> r.id().equals(row.id()))) {
            item.add(row);
        }
    }

    boolean full() {
        return finds >= most;
    }

    /** What the message tells: vacancies, and what has become of some. */
    Set<String> matters() {
        return items.keySet();
    }

    /** The rows that the message tells, those of one vacancy together. */
    List<Row> told() {
        return items.values().stream().flatMap(List::stream).toList();
    }

    /** The rows that could be told and wait for the next message. */
    List<Row> left() {
        return carried.values().stream().flatMap(List::stream).toList();
    }

    /** How many vacancies wait: those left here, and those of some rows that nobody looked at. */
    int more(Collection<String> unseenRowIds) {
        Set<String> matters = new LinkedHashSet<>(carried.keySet());
        unseenRowIds.forEach(id -> matters.add(Row.matter(id)));
        matters.removeAll(items.keySet());
        return matters.size();
    }
}
