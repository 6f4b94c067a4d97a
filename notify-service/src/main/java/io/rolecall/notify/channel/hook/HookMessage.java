package io.rolecall.notify.channel.hook;

import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.ledger.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A notice as the body of a webhook's message: {@code type}, {@code timestamp}, {@code data}, and below 20 kB. */
final class HookMessage {
    /** Standard Webhooks asks for less than 20 kB. */
    static final int MOST = 19_500;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TITLE = 120;

    private HookMessage() {}

    /** The body. What does not fit is told in brief from the end, and what does not fit even so is counted as omitted. */
    static byte[] of(Notice notice) {
        List<Map<String, Object>> postings = new ArrayList<>(
                notice.items().stream().map(item -> full(item, notice)).toList());
        byte[] body = body(notice, postings, 0);
        for (int i = postings.size() - 1; i >= 0 && body.length > MOST; i--) {
            postings.set(i, brief(notice.items().get(i), notice.links()));
            body = body(notice, postings, 0);
        }
        while (body.length > MOST && !postings.isEmpty()) {
            postings.removeLast();
            body = body(notice, postings, notice.items().size() - postings.size());
        }
        return body;
    }

    private static byte[] body(Notice notice, List<Map<String, Object>> postings, int omitted) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("alert", notice.alert().id());
        data.put("delivery", notice.id());
        data.put("query", JSON.readTree(notice.alert().query().writtenJson()));
        if (notice.alerts().size() > 1) {
            data.put(
                    "alerts",
                    notice.alerts().stream()
                            .map(about -> Map.of("id", about.alert().id(), "name", about.name()))
                            .toList());
        }
        data.put("more", notice.more());
        if (omitted > 0) {
            data.put("omitted", omitted);
        }
        if (notice.more() > 0 && notice.all() != null) {
            data.put("all", notice.all());
        }
        data.put("manage", notice.links().manage());
        data.put("postings", postings);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", notice.kind() == Notice.Kind.TEST ? "alert.test" : "alert.matched");
        message.put("timestamp", notice.createdAt().toString());
        message.put("data", data);
        return JSON.writeValueAsBytes(message);
    }

    private static Map<String, Object> full(Notice.Item item, Notice notice) {
        Snapshot p = item.posting();
        Map<String, Object> posting = new LinkedHashMap<>();
        posting.put("id", p.postingId());
        posting.put("clusterId", item.clusterId());
        posting.put("version", p.version());
        posting.put("title", p.title());
        posting.put("organization", p.organization());
        posting.put("place", p.place());
        posting.put("workplace", p.workplace());
        posting.put("pay", p.pay());
        posting.put("url", p.url());
        posting.put("page", notice.links().posting(p.postingId()));
        posting.put("matchedAt", item.matchedAt().toString());
        switch (item.news()) {
            case Notice.News.Fresh() -> {}
            case Notice.News.Reposted(var firstSeen) -> posting.put("repostedFirstSeen", firstSeen.toString());
            case Notice.News.Changed(var changes) ->
                posting.put("changes", changes.stream().map(HookMessage::change).toList());
        }
        if (!item.found().isEmpty()) {
            posting.put("why", item.found().getFirst().why());
        }
        if (notice.alerts().size() > 1) {
            posting.put(
                    "alerts", item.found().stream().map(Notice.Found::alertId).toList());
        }
        return posting;
    }

    private static Map<String, Object> change(Notice.Change change) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("what", change.what().word());
        said.put("before", change.before());
        said.put("now", change.now());
        return said;
    }

    private static Map<String, Object> brief(Notice.Item item, Links links) {
        Snapshot p = item.posting();
        Map<String, Object> posting = new LinkedHashMap<>();
        posting.put("id", p.postingId());
        posting.put("clusterId", item.clusterId());
        posting.put("title", p.title().substring(0, Math.min(p.title().length(), LONGEST_TITLE)));
        posting.put("page", links.posting(p.postingId()));
        return posting;
    }
}
