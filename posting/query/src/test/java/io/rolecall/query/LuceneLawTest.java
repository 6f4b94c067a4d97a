package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.Draft;
import io.rolecall.query.law.LawSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class LuceneLawTest extends LawSuite {
    @Override
    protected List<Set<String>> find(List<Posting> postings, List<Query> queries) throws IOException {
        return search(postings, queries);
    }

    /** Each of these many words has several names, some of them of many words. */
    @Test
    void theLargestQueryIsSmallEnoughForLucene() throws IOException {
        String q =
                "RN SRE UX UI JS k8s VP SVP CEO CTO CFO CIO ICU CNA LPN LVN GP SDR BDR KYC ESG GRC M&A IoT VR ERP CRM SEO SEM"
                        + " PPC B2B ETL TDD OOP GIS AI NLP BI LLM dev mgr jr sr eng rep lab ops HSE EHS CDL EMT DBA QC";
        Query query = Query.parse(Map.of("q", List.of(q), "title", List.of("Altenpflegerin Kita")));
        assertThat(search(
                        List.of(Draft.silent()
                                .text(q)
                                .title("Kindergarten Pflegefachkraft")
                                .posting("1")),
                        List.of(query)))
                .containsExactly(Set.of("push:1"));
    }

    static List<Set<String>> search(List<Posting> postings, List<Query> queries) throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(PostingDocument.analyzer()))) {
                for (int i = 0; i < postings.size(); i++) {
                    writer.addDocument(inBothWays(postings.get(i)));
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
                    assertThat(ids(searcher, LuceneQueries.matchingKeys(query), postings.size()))
                            .as("by keys: %s", query.json())
                            .isEqualTo(ids);
                    found.add(ids);
                }
                return found;
            }
        }
    }

    /** What the two kinds of document have under the same names is equal, so one document can be both. */
    private static Document inBothWays(Posting posting) {
        AnalysedPosting analysed = AnalysedPosting.of(posting);
        Document document = PostingDocument.of(analysed);
        PostingWords words = PostingWords.of(analysed);
        document.add(PostingDocument.of(words).getField(PostingDocument.KEYS));
        document.add(new TextField(PostingDocument.FORMS, words.forms()));
        return document;
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
