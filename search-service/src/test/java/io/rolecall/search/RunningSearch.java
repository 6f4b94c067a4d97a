package io.rolecall.search;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.testing.Infrastructure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** search-service as a process would run it: started, asked, ended, started again. */
record RunningSearch(ServletWebServerApplicationContext context, Http http) implements AutoCloseable {
    static RunningSearch start(Path index, String database, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--KAFKA_BOOTSTRAP_SERVERS=" + Infrastructure.kafka(),
                "--MONGODB_URI=" + Infrastructure.mongoUri(),
                "--SEARCH_DATABASE=" + database,
                "--SEARCH_INDEX_DIRECTORY=" + index));
        arguments.addAll(List.of(settings));
        var context = (ServletWebServerApplicationContext)
                SpringApplication.run(SearchApplication.class, arguments.toArray(String[]::new));
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

    @Override
    public void close() {
        context.close();
    }
}
