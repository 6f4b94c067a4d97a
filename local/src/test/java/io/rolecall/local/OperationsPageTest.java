package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsPageTest {
    /** {@code ${NAME:default}}, where the default may be another such; those show what they refer to on the page. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+):?((?:[^{}$]|\\$\\{[^}]*})*)}");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "search-service", "notify-service"})
    void everyVariableOfAServiceIsOnThePageWithItsDefault(String service) throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        Map<String, String> missing = new TreeMap<>();
        Matcher matcher =
                VARIABLE.matcher(Files.readString(Path.of("..", service, "src/main/resources/application.yml")));
        while (matcher.find()) {
            String otherwise = matcher.group(2);
            String row = "| `" + matcher.group(1) + "` | "
                    + (otherwise.isEmpty() || otherwise.contains("$") ? "" : "`" + otherwise + "`");
            if (!page.contains(row)) {
                missing.put(matcher.group(1), otherwise);
            }
        }

        assertThat(missing)
                .as("variables of %s whose row in docs/operations.md is missing or has another default", service)
                .isEmpty();
    }
}
