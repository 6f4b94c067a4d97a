package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encodings of documents that don't say theirs themselves. */
final class Charsets {
    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final Charset CENTRAL = Charset.forName("windows-1250");
    /** Polish read as French: signs amid letters. */
    private static final Pattern SIGNS = Pattern.compile("\\p{L}[¹³¿]\\p{L}");

    private static final int SAMPLE = 200_000;

    private Charsets() {}

    /** The encoding that an operator names; null where none is named. */
    static @Nullable Charset option(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("charset is not known: " + name, e);
        }
    }

    /** By its mark, what is given, UTF-8 where all of it is that, what the server says, or the usual one of Windows. */
    static Charset of(Page page, @Nullable Charset given) throws IOException {
        byte[] head;
        try (InputStream in = page.open()) {
            head = in.readNBytes(3);
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        } else if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        } else if (given != null) {
            return given;
        } else if (utf8(page)) {
            return StandardCharsets.UTF_8;
        }
        Charset said = page.charset();
        return said == null || said.equals(StandardCharsets.UTF_8) || said.equals(StandardCharsets.ISO_8859_1)
                ? WINDOWS
                : said;
    }

    /** Whether a text that would be of Windows-1252 has signs in its words that Windows-1250 has letters for. */
    static boolean central(Page page) throws IOException {
        try (InputStream in = page.open()) {
            return SIGNS.matcher(new String(in.readNBytes(SAMPLE), WINDOWS))
                            .results()
                            .limit(3)
                            .count()
                    == 3;
        }
    }

    /**
     * What a document's encoding is that says another: feeds are put together from texts in UTF-8 below a declaration of Latin-1, and
     * the other way round. Who says ISO 8859-1 means the larger Windows-1252.
     */
    static Charset believed(Charset declared, byte[] head) {
        int good = 0;
        int stray = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] < 0) {
                int length =
                        (head[i] & 0xE0) == 0xC0 ? 1 : (head[i] & 0xF0) == 0xE0 ? 2 : (head[i] & 0xF8) == 0xF0 ? 3 : 0;
                int end = Math.min(i + length, head.length - 1);
                boolean whole = length > 0;
                for (int j = i + 1; j <= end; j++) {
                    whole &= (head[j] & 0xC0) == 0x80;
                }
                good += whole ? 1 : 0;
                stray += whole ? 0 : 1;
                i = whole ? end : i;
            }
        }
        boolean latin = declared.equals(StandardCharsets.ISO_8859_1) || declared.equals(WINDOWS);
        if (latin) {
            return good > 0 && stray == 0 ? StandardCharsets.UTF_8 : WINDOWS;
        }
        return declared.equals(StandardCharsets.UTF_8) && stray > good ? WINDOWS : declared;
    }

    /** Its characters, without a mark at the beginning. */
    static Reader reader(Page page, Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(page.open(), charset), 65_536);
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static boolean utf8(Page page) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(65_536);
        CharBuffer characters = CharBuffer.allocate(65_536);
        try (InputStream in = page.open()) {
            while (true) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, n)).flip();
                if (decoder.decode(bytes, characters.clear(), n < 0).isError()) {
                    return false;
                }
                if (n < 0) {
                    return true;
                }
                bytes.compact();
            }
        }
    }
}
