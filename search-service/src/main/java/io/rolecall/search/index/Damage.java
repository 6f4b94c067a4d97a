package io.rolecall.search.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/** Tells files that are damaged or missing from a machine that is short of something. */
final class Damage {
    private Damage() {}

    /** Whether a failure, or what caused it, says that files are damaged. */
    static boolean shows(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            switch (t) {
                case CorruptIndexException _,
                        IndexFormatTooOldException _,
                        IndexFormatTooNewException _,
                        EOFException _,
                        FileNotFoundException _,
                        NoSuchFileException _,
                        NumberFormatException _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
