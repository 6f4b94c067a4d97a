package io.rolecall.local.infrastructure;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index on {@code _id}, which is the collection's map itself. As MongoDB's does, it serves every query that names an id or
 * some ids, whatever else the query asks: the rest is then compared.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private static final String ID = "_id";
    private final MVMap<Object, byte[]> documents;

    IdIndex(MVMap<Object, byte[]> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public boolean canHandle(Document query) {
        return query.containsKey(ID)
                && (!(query.get(ID) instanceof Document asked)
                        || asked.keySet().equals(Set.of("$in"))
                        || asked.keySet().stream().noneMatch(key -> key.startsWith("$")));
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return super.getPositions(new Document(ID, query.get(ID)));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        Object id = Missing.ofNullable(key.get(0));
        if (!documents.containsKey(id)) {
            return null;
        }
        // Numbers are equal whatever their type; where the document is, is told by the key that it has.
        return id instanceof String ? id : documents.ceilingKey(id);
    }

    /** The document brings its key with it. */
    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return true;
    }

    /** And takes it away when it is removed, which comes next. */
    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return documents.keySet().stream()
                .map(id -> java.util.Map.entry(new KeyValue(id), id))
                .toList();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    /** A new index is filled from the documents, and there is nothing to fill here. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
