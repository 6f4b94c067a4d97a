package io.rolecall.ingest.normalize;

import org.jspecify.annotations.Nullable;

final class Languages {
    private Languages() {}

    static @Nullable String of(@Nullable String declared, String title, String text) {
        return declared == null || declared.length() < 2 ? null : declared.substring(0, 2);
    }
}
