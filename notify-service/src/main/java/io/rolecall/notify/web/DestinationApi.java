package io.rolecall.notify.web;

import io.rolecall.notify.channel.feed.AlertFeedWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an alert's owner needs to know and do about where it goes: its feed, a new secret, a test. */
@RestController
class DestinationApi {
    private final Access access;
    private final Tryouts tryouts;
    private final AlertFeedWriter feeds;

    DestinationApi(Access access, Tryouts tryouts, AlertFeedWriter feeds) {
        this.access = access;
        this.tryouts = tryouts;
        this.feeds = feeds;
    }

    /** @param formerUntil until when messages are signed with the secret before as well */
    record Secret(String secret, Instant formerUntil) {}

    record Feed(String atom, String json) {}

    /** @param answer what went wrong; null: it was taken */
    record Test(boolean taken, @Nullable String answer) {}

    @PostMapping("/v1/alerts/{id}/secret")
    Secret rotate(@PathVariable String id, HttpServletRequest request) {
        Tryouts.Fresh fresh = tryouts.rotate(access.alert(id, request));
        return new Secret(fresh.secret(), fresh.until());
    }

    /** Sends one posting, marked as a test, where the alert's messages go. */
    @PostMapping("/v1/alerts/{id}/test")
    Test test(@PathVariable String id, HttpServletRequest request) {
        String trouble = tryouts.test(access.alert(id, request), request.getRemoteAddr());
        return new Test(trouble == null, trouble);
    }

    @GetMapping("/v1/alerts/{id}/feed")
    Feed feed(@PathVariable String id, HttpServletRequest request) {
        String address = feeds.address(access.alert(id, request));
        return new Feed(address + ".atom", address + ".json");
    }
}
