package io.rolecall.local.infrastructure;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** A database in maps of the store: one for each collection, named as the backend looks for them, and one for each index. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {
    private final MVStore store;

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, documents(name), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return keys.size() == 1 && keys.getFirst().getKey().equals("_id")
                ? new IdIndex(documents(collection), name, keys)
                : new FieldIndex(
                        store.openMap(
                                indexMap(collection, name),
                                new MVMap.Builder<Object, Object>()
                                        .keyType(ValueType.VALUES)
                                        .valueType(ValueType.VALUES)),
                        name,
                        keys,
                        sparse);
    }

    /** The same map for one name, however often it is asked for. */
    private MVMap<Object, byte[]> documents(String collection) {
        return store.openMap(
                documentsMap(collection),
                new MVMap.Builder<Object, byte[]>().keyType(ValueType.VALUES).valueType(ByteArrayDataType.INSTANCE));
    }

    private String documentsMap(String collection) {
        return "databases." + getFullCollectionNamespace(collection);
    }

    private String indexMap(String collection, String index) {
        return "indexes." + getFullCollectionNamespace(collection) + "." + index;
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        remove(indexMap(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        remove(documentsMap(name));
    }

    private void remove(String map) {
        if (store.hasMap(map)) {
            store.removeMap(map);
        }
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("The stand-in doesn't rename collections");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
