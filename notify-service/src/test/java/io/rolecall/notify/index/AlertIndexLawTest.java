package io.rolecall.notify.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import io.rolecall.query.law.LawSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An alert fires exactly for what its search finds. */
class AlertIndexLawTest extends LawSuite {
    @Override
    protected List<Set<String>> find(List<Posting> postings, List<Query> queries) {
        AlertIndex<String> index = new AlertIndex<>();
        List<Set<String>> found = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            // Each alert was another one before: what it leaves behind must not be found.
            index.put(Integer.toString(i), queries.get((i + 1) % queries.size()));
            found.add(new HashSet<>());
        }
        for (int i = 0; i < queries.size(); i++) {
            index.put(Integer.toString(i), queries.get(i));
        }
        for (Posting posting : postings) {
            for (String id : index.match(posting)) {
                found.get(Integer.parseInt(id)).add(posting.id());
            }
        }
        return found;
    }
}
