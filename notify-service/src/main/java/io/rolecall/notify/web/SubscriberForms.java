package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The forms of a subscriber's page as the changes that a program would send, so that both are read by the same rules. */
final class SubscriberForms {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SubscriberForms() {}

    /** One entry on each line. */
    static ObjectNode blocks(HttpServletRequest request) {
        ObjectNode change = JSON.createObjectNode();
        ObjectNode blocks = change.putObject("blocks");
        for (String kind : new String[] {"organizations", "agencies", "words"}) {
            ArrayNode list = blocks.putArray(kind);
            Forms.given(request, kind, "")
                    .lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .forEach(list::add);
        }
        return change;
    }

    static ObjectNode wishes(HttpServletRequest request) {
        ObjectNode change = JSON.createObjectNode();
        change.put("language", Forms.given(request, "language", "en"));
        String reposts = Forms.given(request, "reposts", "never");
        change.put("reposts", reposts);
        if (reposts.equals("after")) {
            change.put("repostsAfterDays", number(request, "repostsAfterDays"));
        }
        change.put("mostADay", number(request, "mostADay"));
        ArrayNode after = change.putArray("after");
        String[] ticked = request.getParameterValues("after");
        if (ticked != null) {
            Arrays.stream(ticked).forEach(after::add);
        }
        if (request.getParameter("quiet") == null) {
            change.putNull("quiet");
        } else {
            change.putObject("quiet")
                    .put("from", Forms.given(request, "from", ""))
                    .put("until", Forms.given(request, "until", ""))
                    .put("zone", Forms.given(request, "zone", ""));
        }
        return change;
    }

    static ObjectNode pause(HttpServletRequest request, ZoneId zone, Instant now) {
        Instant until = Forms.until(request, zone, now);
        return JSON.createObjectNode().put("pausedUntil", until == null ? "always" : until.toString());
    }

    static ObjectNode goOn() {
        ObjectNode change = JSON.createObjectNode();
        change.putNull("pausedUntil");
        return change;
    }

    private static int number(HttpServletRequest request, String name) {
        String text = Forms.given(request, name, "").strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw InvalidRequestException.of(name, text, -1, "is not a whole number.");
        }
    }
}
