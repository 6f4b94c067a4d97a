package io.rolecall.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Tokens;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The addresses in a notice. They come from settings, never from a request.
 *
 * @param everything the page with all alerts of the reader; null where {@code manage} is that page, or there is no reader
 */
public record Links(
        String search,
        String manage,
        String unsubscribe,
        String confirm,
        String again,
        @Nullable String everything) {
    /** Between the tokens of several alerts. */
    public static final String SEVERAL = "~";

    /** So many tokens fit a header's line, which ends at 998 characters. */
    public static final int MOST_TOKENS = 12;

    public static Links of(Alert alert, Tokens tokens, ChannelSettings settings) {
        String page = settings.url() + "/alerts/" + alert.id();
        return new Links(
                settings.searchUrl().toString(),
                page + "?token=" + tokens.manage(alert),
                settings.url() + "/unsubscribe/" + tokens.unsubscribe(alert),
                page + "/confirm?token=" + tokens.confirm(alert),
                page + "/again?token=" + tokens.confirm(alert),
                null);
    }

    /**
     * The same where it is about several alerts.
     *
     * @param page with all of them
     * @param unsubscribe what ends all of them: their tokens with {@link #SEVERAL} between, or one for all that the message names
     */
    public Links ofSeveral(String page, String unsubscribe, ChannelSettings settings) {
        return new Links(search, page, settings.url() + "/unsubscribe/" + unsubscribe, confirm, again, null);
    }

    /** The same with the page of all alerts of the reader. */
    public Links with(String everything) {
        return new Links(search, manage, unsubscribe, confirm, again, everything);
    }

    /** The page of a posting. */
    public String posting(String id) {
        return posting(search, id);
    }

    /** @param search the search's public address */
    public static String posting(String search, String id) {
        return search + "/postings/" + UriUtils.encode(id, UTF_8);
    }

    /** The search that is the alert. */
    public String search(Alert alert) {
        return search + "/?" + query(alert.query().writtenParameters());
    }

    /** Criteria as the query of an address. */
    public static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(v -> encode(e.getKey()) + "=" + encode(v)))
                .collect(Collectors.joining("&"));
    }

    /** Text as a part of an address. */
    public static String encoded(String text) {
        return encode(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
