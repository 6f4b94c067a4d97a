package io.rolecall.notify.channel.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Reasons;
import io.rolecall.notify.channel.Words;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.RowState;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.query.PlaceWanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what an alert found as Atom (RFC 4287) and as JSON Feed 1.1. The same rows make the same bytes. */
@Component
public class AlertFeedWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final ChannelSettings settings;
    private final Tokens tokens;

    AlertFeedWriter(ChannelSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Where an alert's feed is, without the ending that names its form. */
    public String address(Alert alert) {
        return settings.url() + "/feeds/" + alert.id() + "/" + tokens.feed(alert);
    }

    public byte[] atom(Alert alert, List<Row> rows, Locale language) {
        Phrases phrases = Phrases.in(language);
        Links links = Links.of(alert, tokens, settings);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        element(xml, "  ", "id", "urn:rolecall:alert:" + alert.id());
        element(xml, "  ", "title", Words.name(alert, phrases));
        element(xml, "  ", "updated", updated(alert, rows).toString());
        element(xml, "  ", "generator", "Rolecall");
        xml.append("  <link rel=\"self\" href=\"")
                .append(escaped(address(alert) + ".atom"))
                .append("\"/>\n");
        xml.append("  <link href=\"").append(escaped(links.search(alert))).append("\"/>\n");
        for (Row row : told(rows)) {
            Snapshot posting = row.posting();
            xml.append("  <entry>\n");
            element(xml, "    ", "id", id(row));
            element(xml, "    ", "title", posting.title());
            element(xml, "    ", "updated", row.matchedAt().toString());
            xml.append("    <link href=\"")
                    .append(escaped(links.posting(posting.postingId())))
                    .append("\"/>\n    <author><name>")
                    .append(escaped(posting.organization()))
                    .append("</name></author>\n");
            element(xml, "    ", "content", text(alert, row, phrases));
            xml.append("  </entry>\n");
        }
        return xml.append("</feed>\n").toString().getBytes(UTF_8);
    }

    public byte[] json(Alert alert, List<Row> rows, Locale language) {
        Phrases phrases = Phrases.in(language);
        Links links = Links.of(alert, tokens, settings);
        List<Map<String, Object>> items = new ArrayList<>();
        for (Row row : told(rows)) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", id(row));
            item.put("url", links.posting(row.posting().postingId()));
            if (row.posting().url() != null) {
                item.put("external_url", row.posting().url());
            }
            item.put("title", row.posting().title());
            item.put("content_text", text(alert, row, phrases));
            item.put("date_published", row.matchedAt().toString());
            item.put("authors", List.of(Map.of("name", row.posting().organization())));
            items.add(item);
        }
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", Words.name(alert, phrases));
        feed.put("home_page_url", links.search(alert));
        feed.put("feed_url", address(alert) + ".json");
        feed.put("items", items);
        return JSON.writeValueAsBytes(feed);
    }

    private static List<Row> told(List<Row> rows) {
        return rows.stream().filter(row -> row.state() != RowState.WITHDRAWN).toList();
    }

    private static Instant updated(Alert alert, List<Row> rows) {
        return rows.stream().map(Row::matchedAt).max(Comparator.naturalOrder()).orElse(alert.createdAt());
    }

    private static String id(Row row) {
        return "urn:rolecall:match:" + Links.encoded(row.id());
    }

    private static String text(Alert alert, Row row, Phrases phrases) {
        List<PlaceWanted> places = alert.query().location();
        return String.join(
                "\n",
                Stream.concat(
                                Stream.concat(
                                        Stream.of(row.posting().organization()),
                                        row.posting().facts().stream().map(phrases::fact)),
                                row.why().stream().map(why -> Reasons.line(why, places, phrases)))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static void element(StringBuilder xml, String indent, String name, String text) {
        xml.append(indent).append('<').append(name).append('>');
        xml.append(escaped(text)).append("</").append(name).append(">\n");
    }

    /** What XML has no way to write is left out. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean writable = c == '\t'
                            || c == '\n'
                            || (c >= 0x20 && c <= 0xD7FF)
                            || (c >= 0xE000 && c <= 0xFFFD)
                            || c >= 0x10000;
                    if (writable) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
