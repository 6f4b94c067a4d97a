package io.rolecall.ingest.fetch;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The way outwards for tests of forms: to this machine. */
public final class NearPages {
    private NearPages() {}

    public static Pages first() {
        return first("");
    }

    /** @param directory below which file: lists may lie */
    public static Pages first(String directory) {
        FetchSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "ingest.fetch.allow-private-addresses",
                        "true",
                        "ingest.fetch.retries",
                        "0",
                        "ingest.fetch.files-directory",
                        directory)))
                .bindOrCreate("ingest.fetch", FetchSettings.class);
        return FetcherTest.fetcher(settings).pages(Validators.NONE, true);
    }
}
