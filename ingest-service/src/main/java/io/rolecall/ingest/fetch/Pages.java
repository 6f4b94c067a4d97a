package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way outwards of one run: any number of documents, one after another. For one thread. */
public final class Pages {
    private final Fetcher fetcher;
    private final Validators known;
    private final boolean insistent;
    private final int maxRequests;
    private final Duration deadline;
    private final long started = System.nanoTime();
    private Validators found = Validators.NONE;
    private @Nullable Page instead;
    private int requests;
    private long bytes;

    Pages(Fetcher fetcher, Validators known, boolean insistent, int maxRequests, Duration deadline) {
        this.fetcher = fetcher;
        this.known = known;
        this.insistent = insistent;
        this.maxRequests = maxRequests;
        this.deadline = deadline;
    }

    /**
     * A document by its address, which the operator has named or an interface has given for programs to use.
     *
     * @throws StatusException when the server answers with something else
     * @throws UnchangedException when it is the first of this run and the same that the last complete run read
     * @throws IOException when not all of it could be had; says why
     */
    public Page get(String url) throws IOException {
        return fetch(url, null, false);
    }

    /** A page that is made for people: as {@link #get}, but not where its owner's robots.txt keeps robots out. */
    public Page crawl(String url) throws IOException {
        return fetch(url, null, true);
    }

    /** The answer to a JSON body that asks for something; as {@link #get} otherwise. */
    public Page post(String url, String json) throws IOException {
        return fetch(url, json, false);
    }

    /** From now on the first document is this one, whatever its address; nothing is asked for it. */
    public void instead(Page list) {
        instead = list;
    }

    /** Of the first document of this run; to be remembered when the run is complete and read nothing else. */
    public Validators validators() {
        return requests == 1 ? found : Validators.NONE;
    }

    /** How many documents were asked for. */
    public int requests() {
        return requests;
    }

    /** How many bytes they had, unpacked from what HTTP packed. */
    public long bytes() {
        return bytes;
    }

    private Page fetch(String url, @Nullable String json, boolean robot) throws IOException {
        Page given = instead;
        if (given != null) {
            instead = null;
            requests++;
            bytes += given.size();
            return given;
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IOException("has no address that can be read: " + e.getReason(), e);
        }
        if (requests >= maxRequests) {
            throw new IOException("has more than " + maxRequests + " pages");
        }
        if (System.nanoTime() - started > deadline.toNanos()) {
            throw new IOException("was not read to its end within " + deadline);
        }
        boolean first = requests++ == 0;
        Page page = fetcher.fetch(
                new Web.Wanted(uri, json, first ? known : Validators.NONE, insistent), robot, answered -> {
                    if (first) {
                        found = answered;
                    }
                });
        bytes += page.size();
        return page;
    }
}
