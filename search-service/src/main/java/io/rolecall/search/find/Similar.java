package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import io.rolecall.search.index.Facet;
import io.rolecall.search.rank.SameWork;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Open postings that are like another one: a search by the words of its title and its skills, the rarer words counting more, without what is other work. */
@Component
public class Similar {
    private static final int MOST_WORDS = 8;
    private static final int MOST_SKILLS = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}+#.]*[\\p{L}\\p{N}+#]");

    private final Searcher searcher;

    Similar(Searcher searcher) {
        this.searcher = searcher;
    }

    /** At most so many, the most like it first; none of the same vacancy. */
    public List<Posting> to(Posting posting, int most) {
        String words = words(posting);
        if (words.isEmpty()) {
            return List.of();
        }
        Query query;
        try {
            query = Query.parse(Map.of("q", List.of(words)));
        } catch (InvalidQueryException e) {
            // A title of nothing that the language takes for words.
            return List.of();
        }
        SearchRequest request = new SearchRequest(
                query, null, SearchRequest.Order.RELEVANCE, 1, SearchRequest.MOST_RESULTS, EnumSet.noneOf(Facet.class));
        SameWork same = new SameWork(posting);
        Set<String> vacancies = new LinkedHashSet<>();
        List<Posting> similar = new ArrayList<>();
        for (SearchResult.Found found : searcher.search(request).results()) {
            Posting other = found.posting();
            if (similar.size() < most
                    && !other.clusterId().equals(posting.clusterId())
                    && same.as(other)
                    && vacancies.add(other.clusterId())) {
                similar.add(other);
            }
        }
        return similar;
    }

    private static String words(Posting posting) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(posting.title());
        while (matcher.find() && words.size() < MOST_WORDS) {
            words.add("\"" + matcher.group() + "\"");
        }
        posting.skills().stream().limit(MOST_SKILLS).forEach(s -> words.add("\"" + s.replace('"', ' ') + "\""));
        StringBuilder q = new StringBuilder();
        for (String word : words) {
            if (q.length() + word.length() + 4 <= 255) {
                q.append(q.isEmpty() ? "" : " OR ").append(word);
            }
        }
        return q.toString();
    }
}
