package io.rolecall.search.find;

import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import io.rolecall.search.index.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.springframework.stereotype.Component;

/** The ids of all open postings, and the names of who posted them, for who wants to list them all. */
@Component
public class AllIds {
    private final Index index;

    AllIds(Index index) {
        this.index = index;
    }

    /** How many there are. */
    public int count() {
        return index.search(searcher -> searcher.getIndexReader().numDocs());
    }

    /**
     * One part of them. An id stays in its part for as long as the number of parts is the same.
     *
     * @param part from 0
     * @param parts at least 1
     */
    public List<String> part(int part, int parts) {
        return index.search(searcher -> {
            List<String> ids = new ArrayList<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedDocValues values = DocValues.getSorted(leaf.reader(), Columns.ID);
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = values.nextDoc(); doc < leaf.reader().maxDoc(); doc = values.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        String id = values.lookupOrd(values.ordValue()).utf8ToString();
                        if (Math.floorMod(id.hashCode(), parts) == part) {
                            ids.add(id);
                        }
                    }
                }
            }
            ids.sort(null);
            return ids;
        });
    }

    /** One part of the names of organisations that have an open posting; parts are as those of ids. */
    public List<String> organizations(int part, int parts) {
        return index.search(searcher -> {
            Set<String> names = new TreeSet<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), Columns.of(Facet.ORGANIZATION));
                FixedBitSet seen = new FixedBitSet(Math.toIntExact(values.getValueCount()) + 1);
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = values.nextDoc(); doc < leaf.reader().maxDoc(); doc = values.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        int ordinal = Math.toIntExact(values.nextOrd());
                        if (!seen.getAndSet(ordinal)) {
                            String name = values.lookupOrd(ordinal).utf8ToString();
                            if (Math.floorMod(name.hashCode(), parts) == part) {
                                names.add(name);
                            }
                        }
                    }
                }
            }
            return List.copyOf(names);
        });
    }
}
