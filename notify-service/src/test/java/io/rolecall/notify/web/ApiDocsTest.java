package io.rolecall.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.ledger.Why;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document that is written by hand says what the controllers do. */
class ApiDocsTest {
    private static final JsonNode DOCUMENT = read();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static JsonNode read() {
        try (InputStream in = ApiDocsTest.class.getResourceAsStream("/openapi.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyAddressForProgramsIsInTheDocumentAndNoOther() throws ReflectiveOperationException {
        Set<String> answered = new TreeSet<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        for (var found : scanner.findCandidateComponents(ApiDocsTest.class.getPackageName())) {
            Class<?> controller = Class.forName(found.getBeanClassName());
            RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String base = all == null ? "" : all.path()[0];
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping one = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (one != null) {
                    String path = base + (one.path().length == 0 ? "" : one.path()[0]);
                    for (RequestMethod how : one.method()) {
                        answered.add(how.name().toLowerCase(Locale.ROOT) + " " + path);
                    }
                }
            }
        }
        // What is left are pages; the one click that unsubscribes is for mail programs.
        answered.removeIf(operation -> !operation.contains(" /v1/")
                && !operation.contains(" /feeds/")
                && !operation.equals("post /unsubscribe/{token}"));

        Set<String> described = new TreeSet<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .forEach(method -> described.add(method + " " + path.getKey())));
        assertThat(described).hasSizeGreaterThan(20).isEqualTo(answered);
    }

    record Described(String schema, Class<?> answered) {}

    static Stream<Described> answers() {
        return Stream.of(
                new Described("Alert", AlertView.class),
                new Described("Created", Imports.Created.class),
                new Described("Report", Imports.Report.class),
                new Described("Match", MatchView.class),
                new Described("Why", Why.class),
                new Described("Explanation", Explanation.class),
                new Described("Preview", PreviewApi.Answer.class),
                new Described("Delivery", DeliveriesApi.View.class),
                new Described("Subscriber", SubscriberView.class),
                new Described("Preferences", SubscriberView.PreferencesView.class));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyMemberOfAnAnswerIsDescribedAndNoOther(Described answer) {
        List<String> members = Arrays.stream(answer.answered().getRecordComponents())
                .map(component -> component.getName())
                .toList();
        JsonNode schema = DOCUMENT.get("components").get("schemas").get(answer.schema());
        assertThat(schema.get("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(members);
        if (schema.has("required")) {
            schema.get("required").forEach(name -> assertThat(members).contains(name.asString()));
        }
    }

    @Test
    void kindsAndStatesOfMessagesAreAllNamed() {
        JsonNode message =
                DOCUMENT.get("components").get("schemas").get("Delivery").get("properties");
        assertThat(words(message.get("kind")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Notice.Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(words(message.get("state")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Delivery.State.values())
                        .map(Delivery.State::word)
                        .toList());
    }

    private static List<String> words(JsonNode property) {
        return property.get("enum").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(DOCUMENT.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }
}
