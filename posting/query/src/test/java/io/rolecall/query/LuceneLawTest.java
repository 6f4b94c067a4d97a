package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.LawSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

class LuceneLawTest extends LawSuite {
    @Override
    protected List<Set<String>> find(List<Posting> postings, List<Query> queries) throws IOException {
        return search(postings, queries);
    }

    static List<Set<String>> search(List<Posting> postings, List<Query> queries) throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(PostingDocument.analyzer()))) {
                for (int i = 0; i < postings.size(); i++) {
                    writer.addDocument(PostingDocument.of(postings.get(i)));
                    if (i == postings.size() / 2) {
                        // Two segments: what one has of a field, another may lack.
                        writer.commit();
                    }
                }
            }
            try (var reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                List<Set<String>> found = new ArrayList<>();
                for (Query query : queries) {
                    Set<String> ids = ids(searcher, LuceneQueries.matching(query), postings.size());
                    assertThat(ids(searcher, LuceneQueries.scoring(query), postings.size()))
                            .as("scored: %s", query.json())
                            .isEqualTo(ids);
                    found.add(ids);
                }
                return found;
            }
        }
    }

    private static Set<String> ids(IndexSearcher searcher, org.apache.lucene.search.Query query, int most)
            throws IOException {
        Set<String> ids = new HashSet<>();
        for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
            ids.add(searcher.storedFields().document(hit.doc).get(PostingDocument.ID));
        }
        return ids;
    }
}
