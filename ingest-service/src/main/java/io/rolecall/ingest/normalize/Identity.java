package io.rolecall.ingest.normalize;

import static io.rolecall.ingest.normalize.JsonMembers.text;
import static io.rolecall.ingest.normalize.JsonMembers.textOrNumber;

import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import tools.jackson.databind.JsonNode;

/** Which posting of which source a JSON object is: by two members, or by one that joins them. */
record Identity(String source, String externalId) {
    static Identity of(JsonNode node, String defaultSource) {
        if (!node.isObject()) {
            throw new InvalidPostingException("posting", "is not a JSON object");
        }
        String id = textOrNumber(node, "id", "id");
        String source = text(node, "source");
        String externalId = textOrNumber(node, "externalId", "externalId");
        if (externalId == null && id == null) {
            throw new InvalidPostingException("externalId", "is missing, and so is id");
        }
        if (externalId == null && id != null) {
            int colon = id.indexOf(':');
            if (source != null) {
                externalId = id.startsWith(source + ":") ? id.substring(source.length() + 1) : id;
            } else if (colon > 0) {
                source = id.substring(0, colon);
                externalId = id.substring(colon + 1);
            } else {
                externalId = id;
            }
        }
        String from = Posting.sourceId(source == null ? defaultSource : source);
        String what = java.util.Objects.requireNonNull(externalId).strip();
        if (what.isEmpty() || what.length() > 255) {
            throw new InvalidPostingException("externalId", "is not 1 to 255 characters");
        }
        if (id != null && id.indexOf(':') > 0 && !id.equals(Posting.idOf(from, what))) {
            throw new InvalidPostingException("id", "is not <source>:<externalId>");
        }
        return new Identity(from, what);
    }
}
