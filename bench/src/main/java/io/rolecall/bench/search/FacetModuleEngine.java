package io.rolecall.bench.search;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.query.Field;
import io.rolecall.query.HighlightTerms;
import io.rolecall.query.LuceneQueries;
import io.rolecall.query.PostingDocument;
import io.rolecall.query.Query;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Lucene with what comes with it: facets by sorted-set doc values and drill-sideways, the fields scored by BM25 with the title
 * boosted, and each text analysed again to be marked. It has our analysis and
 * compiled queries, and of words what is usual: each form, and at its position its stem, in one field that is scored, too.
 */
final class FacetModuleEngine implements Engine {
    private static final String STORED = "posting";
    private static final String POSTED = "posted.point";

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final Instant now;
    private final FacetsConfig config = new FacetsConfig();
    private @Nullable IndexSearcher searcher;
    private @Nullable SortedSetDocValuesReaderState state;

    FacetModuleEngine(Path folder, Instant now) throws IOException {
        this.folder = folder;
        this.now = now;
        this.directory = FSDirectory.open(folder);
        this.writer =
                new IndexWriter(directory, new IndexWriterConfig(PostingDocument.analyzer()).setRAMBufferSizeMB(256));
        for (Facet facet : Facet.values()) {
            config.setMultiValued(facet.key(), true);
        }
    }

    @Override
    public String name() {
        return "Lucene, facet module";
    }

    @Override
    public void index(List<Posting> postings) throws IOException {
        for (Posting posting : postings) {
            Document document = PostingDocument.of(posting);
            IndexableField pay = document.getField(PostingDocument.PAY_EURO);
            Long yearlyPay = pay == null ? null : pay.numericValue().longValue();
            for (Facet facet : FACETS) {
                for (String value : facet.values(posting, yearlyPay)) {
                    document.add(new SortedSetDocValuesFacetField(facet.key(), value));
                }
            }
            document.add(
                    new StoredField(STORED, PostingCodec.encode(new PostingPublished(posting.lastSeen(), posting))));
            // What results are sorted and grouped by, as everywhere.
            document.add(new LongField(POSTED, Columns.posted(posting).getEpochSecond(), Store.NO));
            document.add(new SortedDocValuesField(Columns.ID, new BytesRef(posting.id())));
            document.add(new SortedDocValuesField(Columns.CLUSTER, new BytesRef(posting.clusterId())));
            if (yearlyPay != null) {
                document.add(new NumericDocValuesField(Columns.PAY, yearlyPay));
            }
            writer.addDocument(config.build(document));
        }
    }

    @Override
    public void ready() throws IOException {
        writer.commit();
        DirectoryReader reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
        state = new DefaultSortedSetDocValuesReaderState(reader, config);
    }

    @Override
    public long postings() {
        return writer.getDocStats().numDocs;
    }

    @Override
    public Page page(SearchRequest request) throws IOException {
        IndexSearcher searcher = Objects.requireNonNull(this.searcher);
        DrillSideways.DrillSidewaysResult found =
                new DrillSideways(searcher, config, Objects.requireNonNull(state)).search(drillDown(request), 20);
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        for (Facet facet : FACETS) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            // Facets that have an order of their own are few values, of which all are fetched.
            FacetResult result =
                    found.facets.getTopChildren(facet.order().isPresent() ? 1_000 : MOST_VALUES, facet.key());
            if (result != null) {
                for (LabelAndValue one : result.labelValues) {
                    counts.put(one.label, one.value.intValue());
                }
            }
            facets.put(facet.key(), counts);
        }
        StoredFields stored = searcher.storedFields();
        List<String> ids = new java.util.ArrayList<>();
        long marked = 0;
        for (ScoreDoc hit : found.hits.scoreDocs) {
            BytesRef value = Objects.requireNonNull(
                    stored.document(hit.doc, Set.of(STORED)).getBinaryValue(STORED));
            Posting posting = PostingCodec.decode(
                            Arrays.copyOfRange(value.bytes, value.offset, value.offset + value.length))
                    .posting();
            ids.add(posting.id());
            marked += HighlightTerms.spans(request.query(), Field.TITLE, posting.title(), posting.language())
                            .size()
                    + HighlightTerms.spans(request.query(), posting.descriptionText(), posting.language())
                            .size();
        }
        // DrillSideways counts hits only as far as it must to know the best.
        return new Page(found.hits.totalHits.value(), facets, ids, marked);
    }

    private DrillDownQuery drillDown(SearchRequest request) {
        Map<String, List<String>> words = new TreeMap<>();
        Map<String, Map<String, List<String>>> filters = new TreeMap<>();
        request.query().parameters().forEach((criterion, values) -> {
            if (criterion.equals("q") || criterion.equals("title")) {
                words.put(criterion, values);
            } else {
                String facet = FACETS.stream()
                        .filter(f -> f.filters().contains(criterion))
                        .map(Facet::key)
                        .findAny()
                        .orElseThrow();
                filters.computeIfAbsent(facet, _ -> new TreeMap<>()).put(criterion, values);
            }
        });
        DrillDownQuery query = new DrillDownQuery(config, LuceneQueries.scoring(Query.parse(words)));
        filters.forEach((facet, criteria) -> query.add(facet, LuceneQueries.matching(Query.parse(criteria))));
        if (request.postedWithin() != null) {
            query.add(
                    Facet.POSTED.key(),
                    LongField.newRangeQuery(
                            POSTED, now.minus(request.postedWithin()).getEpochSecond(), Long.MAX_VALUE));
        }
        return query;
    }

    @Override
    public long bytes() throws IOException {
        return Folders.bytes(folder);
    }

    @Override
    public void close() throws IOException {
        writer.rollback();
        directory.close();
    }
}
