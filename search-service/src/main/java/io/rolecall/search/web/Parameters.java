package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** Parameters of an address, in its order. */
final class Parameters {
    /** Of what is refused so many parameters, values of one, and characters of one are shown again. */
    private static final int MOST_SHOWN = 30;

    private static final int LONGEST_SHOWN = 300;

    private Parameters() {}

    /**
     * As they were sent.
     *
     * @throws InvalidRequestException when they are too many or broken
     */
    static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        try {
            request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        } catch (IllegalStateException e) {
            // Tomcat's way to say so.
            throw new InvalidRequestException(
                    null, "The parameters can't be read: there are too many, or one is not percent-encoded UTF-8.");
        }
        return parameters;
    }

    /** Without the language of the page, without the fields of a form that were left empty, and without a distance when the place was: the form always sends both. */
    static Map<String, List<String>> filled(HttpServletRequest request) {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        of(request).forEach((name, values) -> {
            List<String> some = values.stream().filter(v -> !v.isBlank()).toList();
            if (!some.isEmpty() && !name.equals(PageLanguage.PARAMETER)) {
                filled.put(name, some);
            }
        });
        if (!filled.containsKey("location")) {
            filled.remove("radiusKm");
        }
        return filled;
    }

    /** What is too much to be taken stands some dozen times on the page that says so, in its fields and links: beginnings will do. */
    static Map<String, List<String>> beginnings(Map<String, List<String>> parameters) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        parameters.entrySet().stream()
                .limit(MOST_SHOWN)
                .forEach(e -> shown.put(
                        beginning(e.getKey()),
                        e.getValue().stream()
                                .limit(MOST_SHOWN)
                                .map(Parameters::beginning)
                                .toList()));
        return shown;
    }

    /** Of a value that is refused. */
    static String beginning(String text) {
        int end = Math.min(text.length(), LONGEST_SHOWN);
        return text.substring(
                0, end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** With what people want who don't say otherwise: each vacancy once, and not all of one organisation. */
    static Map<String, List<String>> withUsual(Map<String, List<String>> parameters) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        all.putIfAbsent("collapse", List.of("true"));
        all.putIfAbsent("diversify", List.of("true"));
        return all;
    }

    /** As the query part of an address, with its question mark; empty for none. */
    static String query(Map<String, List<String>> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, values) -> values.forEach(value -> query.append(query.isEmpty() ? '?' : '&')
                .append(UriUtils.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(UriUtils.encode(value, StandardCharsets.UTF_8))));
        return query.toString();
    }

    /** The same with one parameter set to one value. */
    static Map<String, List<String>> with(Map<String, List<String>> parameters, String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put(name, List.of(value));
        return changed;
    }

    /** The same without some parameters. */
    static Map<String, List<String>> without(Map<String, List<String>> parameters, String... names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        List.of(names).forEach(changed::remove);
        return changed;
    }

    /** The same without one value of one parameter. */
    static Map<String, List<String>> withoutValue(Map<String, List<String>> parameters, String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        List<String> values = new ArrayList<>(changed.getOrDefault(name, List.of()));
        values.remove(value);
        if (values.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, values);
        }
        return changed;
    }
}
