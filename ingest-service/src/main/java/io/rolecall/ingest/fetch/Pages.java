package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** The way outwards of one run: any number of documents, one after another. For one thread. */
public final class Pages {
    private final Fetcher fetcher;
    private final Validators known;
    private Validators found = Validators.NONE;
    private int requests;

    Pages(Fetcher fetcher, Validators known) {
        this.fetcher = fetcher;
        this.known = known;
    }

    /**
     * A document by its address.
     *
     * @throws StatusException when the server answers with something else
     * @throws UnchangedException when it is the first of this run and the same that the last complete run read
     * @throws IOException when not all of it could be had; says why
     */
    public Page get(String url) throws IOException {
        return fetch(url, null);
    }

    /** The answer to a JSON body that asks for something; as {@link #get} otherwise. */
    public Page post(String url, String json) throws IOException {
        return fetch(url, json);
    }

    /** Of the first document of this run; to be remembered when the run is complete and read nothing else. */
    public Validators validators() {
        return requests == 1 ? found : Validators.NONE;
    }

    private Page fetch(String url, @org.jspecify.annotations.Nullable String json) throws IOException {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IOException("has no address that can be read: " + e.getReason(), e);
        }
        boolean first = requests++ == 0;
        return fetcher.fetch(uri, json, first ? known : Validators.NONE, answered -> {
            if (first) {
                found = answered;
            }
        });
    }
}
