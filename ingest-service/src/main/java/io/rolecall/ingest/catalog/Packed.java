package io.rolecall.ingest.catalog;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import io.rolecall.posting.PostingTopic;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Events as they are stored: a third of their size on the way to the database and in it, for some microseconds. */
final class Packed {
    /** The fastest that zstd calls a level. */
    private static final int LEVEL = 1;
    /** Idle compressors: making one takes as long as compressing a posting. */
    private static final BlockingQueue<ZstdCompressCtx> IDLE = new ArrayBlockingQueue<>(8);

    private Packed() {}

    static byte[] pack(byte[] value) {
        ZstdCompressCtx idle = IDLE.poll();
        ZstdCompressCtx compressor = idle == null ? new ZstdCompressCtx().setLevel(LEVEL) : idle;
        boolean reusable = false;
        try {
            byte[] packed = compressor.compress(value);
            reusable = IDLE.offer(compressor);
            return packed;
        } finally {
            if (!reusable) {
                compressor.close();
            }
        }
    }

    /** @throws IllegalStateException when it is not what {@link #pack} made */
    static byte[] unpack(byte[] packed) {
        long size = Zstd.getFrameContentSize(packed);
        if (size < 0 || size > PostingTopic.MAX_RECORD_BYTES) {
            throw new IllegalStateException("A stored event is no packed record: its size is told as " + size);
        }
        try {
            return Zstd.decompress(packed, (int) size);
        } catch (ZstdException e) {
            throw new IllegalStateException("A stored event is no packed record", e);
        }
    }
}
