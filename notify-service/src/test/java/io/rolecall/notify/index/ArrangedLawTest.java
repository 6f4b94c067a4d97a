package io.rolecall.notify.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import io.rolecall.query.law.LawSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The same law when the alerts lie in segments, arranged by what was learned of the postings. */
class ArrangedLawTest extends LawSuite {
    @Override
    protected List<Set<String>> find(List<Posting> postings, List<Query> queries) {
        AlertIndex<String> index = new AlertIndex<>();
        List<Set<String>> found = new ArrayList<>();
        index.loading(true);
        for (int i = 0; i < queries.size(); i++) {
            index.put(Integer.toString(i), queries.get((i + 1) % queries.size()));
            found.add(new HashSet<>());
        }
        index.loading(false);
        // What was learned of the postings before any alert came is nothing; now all of them are known.
        for (int round = 0; round < 400 / postings.size(); round++) {
            postings.forEach(index::match);
        }
        for (int i = 0; i < queries.size(); i++) {
            index.put(Integer.toString(i), queries.get(i));
        }
        index.arrange();
        index.loading(true);
        index.loading(false);
        for (Posting posting : postings) {
            for (String id : index.match(posting)) {
                found.get(Integer.parseInt(id)).add(posting.id());
            }
        }
        return found;
    }
}
