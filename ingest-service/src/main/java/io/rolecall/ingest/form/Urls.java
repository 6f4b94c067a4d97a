package io.rolecall.ingest.form;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Urls of further pages. */
final class Urls {
    private Urls() {}

    /** The address with that parameter, in place of one of the same name. */
    static String with(String url, String name, String value) {
        String parameter = encoded(name) + "=" + encoded(value);
        Matcher present = present(url, name);
        return present.find()
                ? url.substring(0, present.start(1)) + parameter + url.substring(present.end(1))
                : and(url, parameter);
    }

    /** The address with one more parameter of that name. */
    static String and(String url, String name, String value) {
        return and(url, encoded(name) + "=" + encoded(value));
    }

    private static String and(String url, String parameter) {
        int fragment = url.indexOf('#');
        String page = fragment < 0 ? url : url.substring(0, fragment);
        return page + (page.indexOf('?') < 0 ? "?" : page.endsWith("?") || page.endsWith("&") ? "" : "&") + parameter;
    }

    /** The value of a parameter as it stands in the address; null where it has none. */
    static @Nullable String parameter(String url, String name) {
        Matcher present = present(url, name);
        return present.find() ? present.group(2) : null;
    }

    /** The address below another, whatever parameters that has. */
    static String below(String url, String path) {
        String page = url.replaceFirst("[?#].*$", "");
        return (page.endsWith("/") ? page.substring(0, page.length() - 1) : page)
                + (path.startsWith("/") ? path : "/" + path);
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        return encoded(text).replace("+", "%20");
    }

    private static Matcher present(String url, String name) {
        return Pattern.compile("[?&]((?:" + Pattern.quote(name) + "|" + Pattern.quote(encoded(name)) + ")=([^&#]*))")
                .matcher(url);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
