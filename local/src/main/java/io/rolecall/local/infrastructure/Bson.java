package io.rolecall.local.infrastructure;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.h2.compress.CompressLZF;

/**
 * Documents as the bytes that drivers send. Large ones are compressed one by one when they are stored: the store would do it
 * page by page, and so again for each neighbour that changes.
 */
final class Bson {
    /** Below it, there is nothing to gain. */
    private static final int LARGE = 600;

    private static final byte PLAIN = 0;
    private static final byte COMPRESSED = 1;
    private static final int HEAD = 1 + Integer.BYTES;
    private static final ThreadLocal<CompressLZF> LZF = ThreadLocal.withInitial(CompressLZF::new);

    private Bson() {}

    static byte[] bytes(Document document) {
        ByteBuf buffer = encoded(document);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document document(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    private static ByteBuf encoded(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        return buffer;
    }

    static byte[] stored(Document document) {
        ByteBuf bson = encoded(document);
        int length = bson.readableBytes();
        if (length - binary(document) >= LARGE) {
            // What can't be compressed grows by a little.
            byte[] stored = new byte[HEAD + length + length / 16 + 64];
            int end = LZF.get().compress(bson.array(), bson.arrayOffset() + bson.readerIndex(), length, stored, HEAD);
            if (end < length * 4 / 5) {
                stored[0] = COMPRESSED;
                Unpooled.wrappedBuffer(stored).setInt(1, length);
                return Arrays.copyOf(stored, end);
            }
        }
        byte[] stored = new byte[1 + length];
        stored[0] = PLAIN;
        bson.readBytes(stored, 1, length);
        return stored;
    }

    /** How much of a document its sender has made of bytes, which is dense already: trying to compress it again costs most of a write. */
    private static int binary(Document document) {
        int bytes = 0;
        for (Object value : document.values()) {
            bytes += value instanceof BinData data ? data.getData().length : 0;
        }
        return bytes;
    }

    static Document read(byte[] stored) {
        if (stored[0] == PLAIN) {
            return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(stored, 1, stored.length - 1));
        }
        byte[] bson = new byte[Unpooled.wrappedBuffer(stored).getInt(1)];
        LZF.get().expand(stored, HEAD, stored.length - HEAD, bson, 0, bson.length);
        return document(bson);
    }
}
