package io.rolecall.bench.opensearch;

import io.rolecall.query.LuceneQueries;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.search.Query;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.analysis.AbstractTokenizerFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.SearchPlugin;

/**
 * What OpenSearch needs so that it finds exactly what we find: terms that are analysed already, and our compiled queries. How it
 * collects, counts, scores, fetches and marks is its own.
 */
public final class SameAnalysis extends Plugin implements AnalysisPlugin, SearchPlugin {
    public static final String TOKENIZER = "analysed";

    /** What {@link Terms} reads: each term on a line of its own, behind how many positions it is from the last. */
    public static String encoded(TokenStream stream) throws IOException {
        StringBuilder text = new StringBuilder();
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
            text.append(step.getPositionIncrement()).append('\t').append(term).append('\n');
        }
        stream.end();
        stream.close();
        return text.toString();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(TOKENIZER, (index, _, name, settings) -> new AbstractTokenizerFactory(index, settings, name) {
            @Override
            public Tokenizer create() {
                return new Terms();
            }
        });
    }

    @Override
    public List<QuerySpec<?>> getQueries() {
        return List.of(
                new QuerySpec<Compiled>(Compiled.NAME, Compiled::new, Compiled::unread),
                new QuerySpec<Near>(Near.NAME, Near::new, Near::read));
    }

    private static final class Terms extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
        private int at;

        @Override
        public boolean incrementToken() throws IOException {
            clearAttributes();
            int positions = 0;
            int start = at;
            int c = read();
            if (c < 0) {
                return false;
            }
            for (; c != '\t'; c = read()) {
                positions = positions * 10 + c - '0';
            }
            for (c = read(); c != '\n'; c = read()) {
                term.append((char) c);
            }
            step.setPositionIncrement(positions);
            offsets.setOffset(start, at);
            return true;
        }

        private int read() throws IOException {
            at++;
            return input.read();
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            at = 0;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offsets.setOffset(at, at);
        }
    }

    /** Our query, by its canonical form, as Lucene's. */
    public static final class Compiled extends AbstractQueryBuilder<Compiled> {
        static final String NAME = "compiled";
        private final String json;
        private final boolean scored;

        public Compiled(io.rolecall.query.Query query, boolean scored) {
            this.json = query.json();
            this.scored = scored;
        }

        Compiled(StreamInput in) throws IOException {
            super(in);
            this.json = in.readString();
            this.scored = in.readBoolean();
        }

        static Compiled unread(XContentParser parser) {
            throw new UnsupportedOperationException("is made in this process: " + parser);
        }

        @Override
        protected void doWriteTo(StreamOutput out) throws IOException {
            out.writeString(json);
            out.writeBoolean(scored);
        }

        @Override
        protected void doXContent(XContentBuilder builder, Params params) throws IOException {
            builder.startObject(NAME).field("query", json).endObject();
        }

        @Override
        protected Query doToQuery(QueryShardContext context) {
            io.rolecall.query.Query query = io.rolecall.query.Query.parseJson(json);
            return scored ? LuceneQueries.scoring(query) : LuceneQueries.matching(query);
        }

        @Override
        protected boolean doEquals(Compiled other) {
            return json.equals(other.json) && scored == other.scored;
        }

        @Override
        protected int doHashCode() {
            return Objects.hash(json, scored);
        }

        @Override
        public String getWriteableName() {
            return NAME;
        }
    }
}
