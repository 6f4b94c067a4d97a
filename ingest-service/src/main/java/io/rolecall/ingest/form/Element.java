package io.rolecall.ingest.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One item of an XML list, or a part of it: its texts and elements in their order. For one thread. */
final class Element {
    private final String name;
    private final @Nullable String prefix;
    private final String plain;
    private final @Nullable Element parent;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    /** Texts and elements. */
    private final List<Object> content = new ArrayList<>();

    private int length;

    /** What is too large of it and was left out; null where it is whole. */
    @Nullable String tooLarge;

    Element(String name, @Nullable String prefix, @Nullable Element parent) {
        this.name = name;
        this.prefix = prefix;
        this.plain = FieldWords.plain(name);
        this.parent = parent;
    }

    String name() {
        return name;
    }

    @Nullable String prefix() {
        return prefix;
    }

    /** Its name's letters and digits. */
    String plain() {
        return plain;
    }

    /** The one around it; itself where it is the outermost. */
    Element parent() {
        return parent == null ? this : parent;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    void add(Element child) {
        content.add(child);
    }

    void add(String text) {
        length += text.length();
        content.add(text);
    }

    /** Characters of its own text. */
    int length() {
        return length;
    }

    List<Element> children() {
        return content.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** Its own text, without that of its elements. */
    String text() {
        StringBuilder text = new StringBuilder(length);
        for (Object part : content) {
            if (part instanceof String some) {
                text.append(some);
            }
        }
        return text.toString();
    }

    /** Its text and that of its elements. */
    String words() {
        StringBuilder words = new StringBuilder(length);
        for (Object part : content) {
            words.append(part instanceof Element child ? child.words() : part);
        }
        return words.toString();
    }

    /** What it contains as HTML, for texts whose markup was not escaped. */
    String markup() {
        StringBuilder html = new StringBuilder();
        markup(html);
        return html.toString();
    }

    private void markup(StringBuilder html) {
        for (Object part : content) {
            if (part instanceof Element child) {
                html.append('<').append(child.plain).append('>');
                child.markup(html);
                html.append("</").append(child.plain).append('>');
            } else {
                html.append(part.toString().replace("&", "&amp;").replace("<", "&lt;"));
            }
        }
    }

    /** The texts at a path of element names, the last of which may be an attribute: {@code a/b}, {@code a/@b}. */
    List<String> at(String path) {
        List<Element> found = List.of(this);
        for (String step : path.split("/")) {
            if (step.startsWith("@")) {
                return found.stream()
                        .flatMap(element ->
                                java.util.stream.Stream.ofNullable(element.attributes.get(step.substring(1))))
                        .toList();
            }
            found = found.stream()
                    .flatMap(element -> element.children().stream())
                    .filter(child -> child.name.equalsIgnoreCase(step) || step.equals("*"))
                    .toList();
        }
        return found.stream().map(Element::whole).toList();
    }

    /** Its text, or its markup where it has some. */
    String whole() {
        return children().isEmpty() ? text() : markup();
    }

    /** It as the list has it, near enough: equal for two exactly when they say the same. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        print(all);
        return all.toString();
    }

    private void print(StringBuilder all) {
        all.append('<').append(name);
        attributes.forEach((attribute, value) ->
                all.append(' ').append(attribute).append("=\"").append(value).append('"'));
        all.append('>');
        for (Object part : content) {
            if (part instanceof Element child) {
                child.print(all);
            } else {
                all.append(part);
            }
        }
        all.append("</").append(name).append('>');
    }
}
