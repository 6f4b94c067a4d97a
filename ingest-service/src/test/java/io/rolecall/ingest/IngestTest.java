package io.rolecall.ingest;

import io.rolecall.testing.Infrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** A test of the running service; all such tests share one, with a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ingest.fetch.allow-private-addresses=true",
            "ingest.fetch.retry-delay=PT0.01S",
            "ingest.source.min-interval=PT1S",
            "ingest.source.tick=PT0.2S",
            "ingest.source.progress=PT0.05S",
            "ingest.source.lapse=PT0.2S",
            "ingest.catalog.expiry=PT0.2S",
            "server.forward-headers-strategy=native"
        })
@ContextConfiguration(initializers = IngestTest.RealParts.class)
@interface IngestTest {
    class RealParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "real parts",
                            java.util.Map.of(
                                    "KAFKA_BOOTSTRAP_SERVERS",
                                    Infrastructure.kafka(),
                                    "MONGODB_URI",
                                    Infrastructure.mongoUri(),
                                    "INGEST_DATABASE",
                                    "ingest_" + UUID.randomUUID().toString().substring(0, 8),
                                    "ROLECALL_API_KEY",
                                    Infrastructure.API_KEY)));
        }
    }
}
