package io.rolecall.ingest.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Why a posting is in a cluster.
 *
 * @param value what both have: employer and requisition, the address, or employer, title and place
 * @param with the posting that had it first
 * @param similarity of both texts as estimated, 0 to 1, where the text is the evidence
 */
public record Evidence(
        Kind kind, String value, String with, @Nullable Double similarity) {}
