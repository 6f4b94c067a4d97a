package io.rolecall.ingest.normalize;

import io.rolecall.posting.Level;

final class Levels {
    private Levels() {}

    static Level of(String title, boolean internship) {
        return internship ? Level.INTERN : Level.UNKNOWN;
    }
}
