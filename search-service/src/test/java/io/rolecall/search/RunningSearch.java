package io.rolecall.search;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.testing.Infrastructure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** search-service as a process would run it: started, asked, ended, started again. */
record RunningSearch(ServletWebServerApplicationContext context, Http http) implements AutoCloseable {
    static RunningSearch start(Path index, String database, String... settings) {
        // The last of a name counts; Spring would join them.
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(
                                "server.port=0",
                                // All but the one that is about it would only wait for it.
                                "SEARCH_WARM_UP=0s",
                                "KAFKA_BOOTSTRAP_SERVERS=" + Infrastructure.kafka(),
                                "MONGODB_URI=" + Infrastructure.mongoUri(),
                                "SEARCH_DATABASE=" + database,
                                "SEARCH_INDEX_DIRECTORY=" + index),
                        Stream.of(settings))
                .forEach(s -> arguments.put(s.substring(0, s.indexOf('=')), "--" + s));
        var context = (ServletWebServerApplicationContext) SpringApplication.run(
                SearchApplication.class, arguments.values().toArray(String[]::new));
        return new RunningSearch(context, new Http(context.getWebServer().getPort()));
    }

    RunningSearch ready() {
        await().until(() -> http.get("/actuator/health/readiness").status() == 200);
        return this;
    }

    /** How many records of the topic it has applied since it was started. */
    double applied() {
        return context.getBean(MeterRegistry.class)
                .get("rolecall.search.applied.records")
                .counter()
                .count();
    }

    /** How many records of the topic wait to be applied. */
    double lag() {
        return context.getBean(MeterRegistry.class)
                .get("rolecall.search.lag.records")
                .gauge()
                .value();
    }

    /** How many times changes were made visible since it was started. */
    long refreshes() {
        return context.getBean(MeterRegistry.class)
                .get("rolecall.search.refresh")
                .timer()
                .count();
    }

    @Override
    public void close() {
        context.close();
    }
}
