package io.rolecall.posting;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the contract and how they are set up. */
public final class PostingTopic {
    /** The newest state of each posting: key = its id, value = {@link PostingCodec}'s form. */
    public static final String NAME = "postings";

    /** What could not be processed, see {@link DeadLetter}. */
    public static final String DEAD_LETTERS = "postings-dlt";

    /** The largest record in bytes: a posting at every limit, and the description twice (HTML and text), in UTF-8. */
    public static final int MAX_RECORD_BYTES = 4_000_000;

    private PostingTopic() {}

    /**
     * @param partitions at least 1; more than the instances of notify-service that are ever to share the work, because it
     *     can't be changed later without losing the order per posting
     * @param replicas at least 1; 3 on a cluster that must survive the loss of a broker
     */
    public static NewTopic postings(int partitions, short replicas) {
        return new NewTopic(NAME, partitions, replicas)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_RECORD_BYTES),
                        // An erased posting's tombstone stays a week, for readers that were away.
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        "604800000"));
    }

    /** Dead letters are kept 30 days, in one partition: there are few, and someone reads them in order. */
    public static NewTopic deadLetters(short replicas) {
        return new NewTopic(DEAD_LETTERS, 1, replicas)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, "2592000000",
                        TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_RECORD_BYTES + 10_000)));
    }
}
