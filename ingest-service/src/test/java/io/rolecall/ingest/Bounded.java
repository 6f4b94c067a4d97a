package io.rolecall.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of the running service with limits so small that a test reaches them; all such tests share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ingest.fetch.allow-private-addresses=true",
            "ingest.fetch.max-bytes=1000000",
            "ingest.fetch.max-requests=30",
            "ingest.fetch.deadline=PT2S",
            "ingest.fetch.run-deadline=PT4S",
            "ingest.fetch.retries=0",
            "ingest.source.default-expiry=PT3S",
            "ingest.source.lapse=PT0.1S",
            "ingest.source.dry-run=PT1S",
            "ingest.catalog.sightings=PT0.1S",
            "ingest.catalog.expiry=PT1H"
        })
@ContextConfiguration(initializers = IngestTest.RealParts.class)
@interface Bounded {}
