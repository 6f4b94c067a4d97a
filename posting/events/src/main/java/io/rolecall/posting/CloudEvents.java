package io.rolecall.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.apache.kafka.common.header.Headers;

/**
 * The headers by which readers that don't know Rolecall can route its records: CloudEvents 1.0 in the binary mode of its
 * Kafka protocol binding. Rolecall's own readers ignore them.
 */
final class CloudEvents {
    private CloudEvents() {}

    static void write(Headers headers, EncodedEvent event) {
        String id = event.postingId();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id + "@" + event.version());
        put(
                headers,
                "ce_source",
                "/sources/" + URLEncoder.encode(id.substring(0, Math.max(0, id.indexOf(':'))), UTF_8));
        put(headers, "ce_type", "io.rolecall." + event.type() + ".v" + PostingCodec.SCHEMA_VERSION);
        put(headers, "ce_subject", id);
        put(headers, "ce_time", event.occurredAt().toString());
        put(headers, "content-type", "application/json");
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }
}
