package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever runs the services with Docker changes settings in {@code .env} alone. */
class ComposeFileTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+):?((?:[^{}$]|\\$\\{[^}]*})*)}");
    private static final Pattern PASSED = Pattern.compile("(?m)^ {2,6}([A-Z][A-Z_]+): \\$\\{([A-Z][A-Z_]+):?-(.*)}$");

    /** What containers can't be told from outside, and why. */
    private static final Map<String, String> NOT_PASSED = Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "the one of this file",
            "MONGODB_URI", "the one of this file",
            "SEARCH_PORT", "published under it; inside it is always the same",
            "INGEST_PORT", "published under it; inside it is always the same",
            "NOTIFY_PORT", "published under it; inside it is always the same",
            "SEARCH_INDEX_DIRECTORY", "the volume",
            "SEARCH_INTERNAL_URL", "the container");

    /** Whose default is another with Docker, or whose name. */
    private static final Set<String> OTHERWISE = Set.of("SMTP_HOST", "SMTP_PORT", "MAIL_FROM", "SEARCH_URL");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "search-service", "notify-service"})
    void everySettingOfAServiceIsPassedOnWithItsDefault(String service) throws IOException {
        Map<String, String> passed = passed(service);
        Map<String, String> missing = new TreeMap<>();
        settings(service).forEach((name, otherwise) -> {
            boolean well = NOT_PASSED.containsKey(name)
                    || (OTHERWISE.contains(name) ? passed.containsKey(name) : otherwise.equals(passed.get(name)));
            if (!well) {
                missing.put(name, name + ": ${" + name + ":-" + otherwise + "}");
            }
        });

        assertThat(missing)
                .as("settings of %s that docker-compose.yml doesn't pass on, or with another default", service)
                .isEmpty();
    }

    @Test
    void nothingIsPassedOnThatNoServiceReads() throws IOException {
        Set<String> read = new TreeSet<>(Set.of("ROLECALL_API_KEY", "JAVA_TOOL_OPTIONS"));
        Set<String> passed = new TreeSet<>();
        for (String service : new String[] {"ingest-service", "search-service", "notify-service"}) {
            read.addAll(settings(service).keySet());
            passed.addAll(passed(service).keySet());
        }
        passed.removeAll(read);
        assertThat(passed).isEmpty();
    }

    private static Map<String, String> settings(String service) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher matcher =
                VARIABLE.matcher(Files.readString(Path.of("..", service, "src/main/resources/application.yml")));
        while (matcher.find()) {
            settings.put(matcher.group(1), matcher.group(2));
        }
        return settings;
    }

    /** What all services are given, and what this one is. */
    private static Map<String, String> passed(String service) throws IOException {
        String file = Files.readString(Path.of("../docker-compose.yml"));
        int all = file.indexOf("x-environment:");
        int own = file.indexOf("\n  " + service + ":");
        Map<String, String> passed = new LinkedHashMap<>();
        for (String part : new String[] {
            file.substring(all, file.indexOf("\nservices:", all)), file.substring(own, file.indexOf("    ports:", own))
        }) {
            Matcher matcher = PASSED.matcher(part);
            while (matcher.find()) {
                passed.put(matcher.group(1), matcher.group(3));
            }
        }
        return passed;
    }
}
