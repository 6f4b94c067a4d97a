package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies with bounds on everything: an alert is small. */
@Component
class Bodies {
    static final int MOST_BYTES = 64_000;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(10_000)
                            .maxNameLength(200)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    JsonNode one(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InvalidRequestException(
                        HttpStatus.CONTENT_TOO_LARGE, null, "The body is larger than " + MOST_BYTES + " bytes.");
            }
            return read(bytes);
        }
    }

    static JsonNode read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.isMissingNode()) {
                throw new InvalidRequestException(null, "The body is missing.");
            }
            return json;
        } catch (JacksonException e) {
            throw new InvalidRequestException(null, "The body is not JSON: " + e.getOriginalMessage());
        }
    }
}
