package io.rolecall.ingest.page;

import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.ingest.source.Sources;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All sources, those that need a person first. */
@OperatorPage
class ListPage {
    static final int SIZE = 50;
    private static final int LONGEST_WORD = 100;

    private final Sources sources;
    private final Clock clock;

    ListPage(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** One choice of the filter by health. */
    record Choice(String key, String word, int count) {}

    /** What is shown of the list; forms bring it along so that one comes back to it. */
    record Where(String q, String standing, int page) {
        static Where of(@Nullable String q, @Nullable String standing, @Nullable String page) {
            int number = 1;
            if (page != null && page.matches("[1-9][0-9]{0,5}")) {
                number = Integer.parseInt(page);
            }
            return new Where(
                    Say.bounded(q == null ? "" : q.strip(), LONGEST_WORD), standing == null ? "" : standing, number);
        }

        Where at(int other) {
            return new Where(q, standing, other);
        }

        public String address() {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(OperatorRoom.PATH);
            if (!q.isEmpty()) {
                address.queryParam("q", "{q}");
            }
            if (!standing.isEmpty()) {
                address.queryParam("standing", "{standing}");
            }
            if (page > 1) {
                address.queryParam("page", page);
            }
            return address.encode()
                    .buildAndExpand(Map.of("q", q, "standing", standing))
                    .toUriString();
        }
    }

    private record Entry(Sources.Overview source, Standing standing) {}

    @GetMapping(OperatorRoom.PATH)
    String list(
            @RequestParam(name = "q", required = false) @Nullable String q,
            @RequestParam(name = "standing", required = false) @Nullable String standing,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @RequestParam(name = "source", required = false) @Nullable String source,
            Model model) {
        Where asked = Where.of(q, standing, page);
        List<Entry> all = sources.overviews().stream()
                .map(o -> new Entry(o, Standing.of(o.health(), o.running(), o.interrupted())))
                .toList();
        List<Entry> named =
                all.stream().filter(entry -> named(entry.source, asked.q())).toList();
        List<Entry> found = named.stream()
                .filter(entry ->
                        asked.standing().isEmpty() || entry.standing.key().equals(asked.standing()))
                .sorted(Comparator.comparing(Entry::standing).thenComparing(entry -> entry.source.id()))
                .toList();
        int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
        Where where = asked.at(Math.min(asked.page(), pages));
        List<Entry> here =
                found.stream().skip((where.page() - 1L) * SIZE).limit(SIZE).toList();
        Instant now = clock.instant();
        model.addAttribute(
                "rows",
                sources.shown(here.stream().map(entry -> entry.source.id()).toList()).stream()
                        .map(shown -> Row.of(shown, now))
                        .toList());
        model.addAttribute("where", where);
        model.addAttribute("choices", choices(named));
        model.addAttribute("none", all.isEmpty());
        model.addAttribute("total", found.size());
        model.addAttribute("known", all.size());
        model.addAttribute("pages", pages);
        model.addAttribute(
                "before", where.page() > 1 ? where.at(where.page() - 1).address() : null);
        model.addAttribute(
                "after", where.page() < pages ? where.at(where.page() + 1).address() : null);
        model.addAttribute("moves", here.stream().anyMatch(entry -> entry.source.running()));
        model.addAttribute("done", Done.said(done, source, null));
        return "operator/list";
    }

    private static List<Choice> choices(List<Entry> entries) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        entries.forEach(entry -> counts.merge(entry.standing, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> new Choice(e.getKey().key(), e.getKey().word(), e.getValue()))
                .toList();
    }

    private static boolean named(Sources.Overview source, String words) {
        String all = String.join(
                        " ",
                        source.id(),
                        source.type(),
                        source.url(),
                        source.organization() == null ? "" : source.organization())
                .toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}
