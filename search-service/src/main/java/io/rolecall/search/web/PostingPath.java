package io.rolecall.search.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** A posting's id as the last part of a path. It is written as one segment; read, a bare slash is part of it too. */
final class PostingPath {
    private PostingPath() {}

    /** The id of a path variable that takes the rest of the path. */
    static String id(String rest) {
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    /** The id as one segment of a path. */
    static String segment(String id) {
        return UriUtils.encode(id, StandardCharsets.UTF_8);
    }
}
