package io.rolecall.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import io.rolecall.query.law.LawSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The law over the search as it is served: through the index, in the order of relevance, page by page. */
class SearchLawTest extends LawSuite {
    @Override
    protected List<Set<String>> find(List<Posting> postings, List<Query> queries) throws Exception {
        try (TestIndex index = TestIndex.of(postings)) {
            List<Set<String>> found = new ArrayList<>();
            for (Query query : queries) {
                found.add(find(index.searcher(), query));
            }
            return found;
        }
    }

    private static Set<String> find(Searcher searcher, Query query) {
        Set<String> ids = new HashSet<>();
        long total = 1;
        for (int page = 1; (page - 1) * 100L < total; page++) {
            SearchResult result =
                    searcher.search(new SearchRequest(query, null, SearchRequest.Order.RELEVANCE, page, 100, Set.of()));
            result.results().forEach(r -> ids.add(r.posting().id()));
            total = result.total();
        }
        assertThat(ids).as("the total of %s", query).hasSize((int) total);
        return ids;
    }
}
