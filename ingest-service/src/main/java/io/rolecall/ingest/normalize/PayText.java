package io.rolecall.ingest.normalize;

import io.rolecall.posting.Pay;
import java.util.Optional;

final class PayText {
    private PayText() {}

    static Optional<Pay> find(String text) {
        return Optional.empty();
    }
}
