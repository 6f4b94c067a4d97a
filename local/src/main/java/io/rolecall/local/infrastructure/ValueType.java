package io.rolecall.local.infrastructure;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the store's maps: ids and the values of indexes, in MongoDB's order. A text, which nearly all of them are, is written
 * and compared as such, anything else as BSON. The store's own type would serialise both sides at each comparison.
 */
final class ValueType extends BasicDataType<Object> {
    static final ValueType VALUES = new ValueType();
    private static final byte TEXT = 0;
    private static final byte OTHER = 1;
    private static final byte SEVERAL = 2;

    private ValueType() {}

    @Override
    public int compare(Object a, Object b) {
        if (a instanceof String one && b instanceof String other) {
            return one.compareTo(other);
        }
        if (a instanceof KeyValue one && b instanceof KeyValue other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int order = order(one.get(i), other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(one.size(), other.size());
        }
        return order(a, b);
    }

    private static int order(@Nullable Object a, @Nullable Object b) {
        return a instanceof String one && b instanceof String other
                ? one.compareTo(other)
                : ValueComparator.ascWithoutListHandling().compare(a, b);
    }

    @Override
    public int getMemory(Object key) {
        return switch (key) {
            case String text -> 48 + 2 * text.length();
            case KeyValue values -> {
                int memory = 48;
                for (Object value : values) {
                    memory += value instanceof String text ? 48 + 2 * text.length() : 48;
                }
                yield memory;
            }
            default -> 64;
        };
    }

    @Override
    public void write(WriteBuffer out, Object key) {
        if (key instanceof String text) {
            out.put(TEXT);
            bytes(out, text.getBytes(StandardCharsets.UTF_8));
        } else if (key instanceof KeyValue values) {
            out.put(SEVERAL);
            bytes(
                    out,
                    Bson.bytes(new Document("", new ArrayList<>(values.stream().toList()))));
        } else {
            out.put(OTHER);
            bytes(out, Bson.bytes(new Document("", key instanceof Missing ? null : key)));
        }
    }

    private static void bytes(WriteBuffer out, byte[] bytes) {
        out.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public Object read(ByteBuffer in) {
        byte kind = in.get();
        byte[] bytes = new byte[org.h2.mvstore.DataUtils.readVarInt(in)];
        in.get(bytes);
        if (kind == TEXT) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        Object value = Bson.document(bytes).get("");
        return kind == SEVERAL ? new KeyValue((List<?>) value) : Missing.ofNullable(value);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
