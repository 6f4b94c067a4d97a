package io.rolecall.ingest.cluster;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The clusters without the rest of the service. */
public final class ClusterFixture {
    private ClusterFixture() {}

    public static Clusters clusters(MongoTemplate mongo) {
        return new Clusters(new ClusterStore(mongo), new ClusterMetrics(new SimpleMeterRegistry()), Clock.systemUTC());
    }
}
