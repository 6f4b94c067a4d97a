package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fetches documents, whole and bounded, onto our disk. Safe for use by many threads. */
@Component
public class Fetcher {
    /** The scheme of what comes with Rolecall, as in {@code classpath:bundled/postings.ndjson}. */
    public static final String BUNDLED = "classpath";

    private final FetchSettings settings;
    private final Web web;
    private final Robots robots;
    private final Disk disk;

    Fetcher(FetchSettings settings, Web web, Robots robots) {
        this.settings = settings;
        this.web = web;
        this.robots = robots;
        this.disk = new Disk(settings.maxBytes());
    }

    /**
     * The way outwards for one run.
     *
     * @param known of the list as it was last read to its end; a server that still has that one may say so
     * @param insistent whether somebody waits for the run, so that also hosts are asked that have been failing
     */
    public Pages pages(Validators known, boolean insistent) {
        return new Pages(this, known, insistent, settings.maxRequests(), settings.runDeadline());
    }

    /**
     * Keeps a list that somebody sends, to be read in place of the document at an address. The caller closes it, or hands it to
     * {@link Pages#instead}.
     *
     * @param contentType as it was sent; null for none
     * @throws IOException also when it is larger than a document may be
     */
    public Page given(String url, InputStream list, @Nullable String contentType) throws IOException {
        return disk.keep(url, list, contentType);
    }

    Page fetch(Web.Wanted wanted, boolean robot, Consumer<Validators> answered) throws IOException {
        URI uri = wanted.uri();
        return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> {
                if (uri.getHost() == null) {
                    throw new IOException("the address names no host");
                }
                if (robot) {
                    robots.check(uri);
                }
                yield web.ask(wanted, answered);
            }
            case "file" -> Page.inPlace(uri.toString(), checkedFile(uri), settings.maxFileBytes());
            case BUNDLED -> {
                try (InputStream in = new ClassPathResource(uri.getSchemeSpecificPart()).getInputStream()) {
                    yield disk.keep(uri.toString(), in, null);
                }
            }
            default -> throw new IOException("the address is neither http, https nor file");
        };
    }

    /**
     * The file of a file: address, links followed.
     *
     * @throws IOException when it doesn't lie below the directory for such sources, or isn't there
     */
    public Path checkedFile(URI uri) throws IOException {
        if (settings.filesDirectory() == null) {
            throw new IOException(
                    "file: addresses are switched off; INGEST_FILES_DIRECTORY names a directory for them");
        }
        Path directory = settings.filesDirectory().toRealPath();
        Path file;
        try {
            file = Path.of(uri).toRealPath();
        } catch (IllegalArgumentException e) {
            throw new IOException("is no file: address of an absolute path", e);
        }
        if (!file.startsWith(directory)) {
            throw new IOException("lies outside the directory for file: sources");
        }
        return file;
    }
}
