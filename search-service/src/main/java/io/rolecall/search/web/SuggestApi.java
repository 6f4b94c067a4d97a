package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.PlaceWanted;
import io.rolecall.search.find.Suggestions;
import io.rolecall.search.find.Suggestions.Suggestion;
import io.rolecall.search.index.Suggested;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Completes what is typed into a search box, to what would find something. */
@RestController
class SuggestApi {
    private static final int LONGEST = 255;
    private static final int MOST = 20;

    private final Suggestions suggestions;

    SuggestApi(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * @param kind title, organization, place or skill
     * @param count how many open postings have it
     * @param criterion what to search by
     * @param value with what value
     */
    record Item(String kind, String text, int count, String criterion, String value) {
        static Item of(Suggestion s) {
            String kind = s.kind().name().toLowerCase(Locale.ROOT);
            return switch (s.kind()) {
                case TITLE -> new Item(kind, s.text(), s.count(), "title", phrase(s.text()));
                case SKILL -> new Item(kind, s.text(), s.count(), "q", phrase(s.text()));
                case ORGANIZATION -> new Item(kind, s.text(), s.count(), "organization", s.text());
                case PLACE -> new Item(kind, s.text(), s.count(), "location", PlaceWanted.BY_ID + s.value());
            };
        }

        private static String phrase(String text) {
            return "\"" + text.replace('"', ' ') + "\"";
        }
    }

    record Answer(List<Item> suggestions) {}

    @GetMapping(path = "/v1/suggest", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer suggest(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(defaultValue = "10") int size) {
        if (q.length() > LONGEST) {
            throw new InvalidRequestException("q", "has more than " + LONGEST + " characters.");
        }
        if (size < 1 || size > MOST) {
            throw new InvalidRequestException("size", "is not a whole number from 1 to " + MOST + ".");
        }
        return new Answer(
                suggestions.of(q, kinds(kind), size).stream().map(Item::of).toList());
    }

    private static Set<Suggested> kinds(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return EnumSet.allOf(Suggested.class);
        }
        Set<Suggested> kinds = EnumSet.noneOf(Suggested.class);
        for (String name : names) {
            kinds.add(Arrays.stream(Suggested.values())
                    .filter(k -> k.name().equalsIgnoreCase(name))
                    .findAny()
                    .orElseThrow(() -> new InvalidRequestException(
                            "kind",
                            "is not one of: "
                                    + Arrays.stream(Suggested.values())
                                            .map(k -> k.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(", "))
                                    + ".")));
        }
        return kinds;
    }
}
