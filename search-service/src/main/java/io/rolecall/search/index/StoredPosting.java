package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent.PostingPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/**
 * A posting as its document keeps it: first all but its texts, as {@link PostingCodec} writes it, then the texts, which are nine tenths
 * of it, compressed together, as one repeats the other. So one posting is read without its neighbours, and nothing is parsed
 * that is long.
 */
final class StoredPosting {
    /** Made for each posting it would take longer than compressing does. */
    private static final ThreadLocal<LZ4.FastCompressionHashTable> TABLE =
            ThreadLocal.withInitial(LZ4.FastCompressionHashTable::new);

    private StoredPosting() {}

    static BytesRef bytes(Posting posting) {
        byte[] lean = PostingCodec.encode(new PostingPublished(
                posting.lastSeen(),
                posting.parts().description("").descriptionText("").posting()));
        byte[] html = posting.description().getBytes(StandardCharsets.UTF_8);
        byte[] text = posting.descriptionText().getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[html.length + text.length];
        System.arraycopy(html, 0, both, 0, html.length);
        System.arraycopy(text, 0, both, html.length, text.length);
        // Lengths, and what can't be compressed a little longer than it was.
        byte[] bytes = new byte[lean.length + both.length + both.length / 255 + 64];
        ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
        try {
            out.writeVInt(lean.length);
            out.writeBytes(lean, 0, lean.length);
            out.writeVInt(html.length);
            out.writeVInt(text.length);
            LZ4.FastCompressionHashTable table = TABLE.get();
            LZ4.compress(both, 0, both.length, out, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(bytes, 0, out.getPosition());
    }

    static Posting read(BytesRef stored) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(stored.bytes, stored.offset, stored.length);
        byte[] lean = new byte[in.readVInt()];
        in.readBytes(lean, 0, lean.length);
        int html = in.readVInt();
        int text = in.readVInt();
        byte[] both = new byte[html + text];
        LZ4.decompress(in, both.length, both, 0);
        return PostingCodec.decode(lean)
                .posting()
                .parts()
                .description(new String(both, 0, html, StandardCharsets.UTF_8))
                .descriptionText(new String(both, html, text, StandardCharsets.UTF_8))
                .posting();
    }
}
