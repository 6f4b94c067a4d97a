package io.rolecall.search.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A feed as Atom (RFC 4287). */
final class Atom {
    static final String TYPE = "application/atom+xml";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;

    private Atom(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] of(Feed feed) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Atom(xml).write(feed);
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Atom can't be written", e);
        }
    }

    private void write(Feed feed) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        text("id", feed.self());
        text("title", feed.title());
        text("updated", feed.updated().toString());
        link("self", feed.self(), TYPE);
        link("alternate", feed.home(), "text/html");
        if (feed.next() != null) {
            link("next", feed.next(), TYPE);
        }
        text("generator", "Rolecall");
        for (FeedEntry entry : feed.entries()) {
            write(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(FeedEntry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        if (entry.language() != null) {
            xml.writeAttribute("xml:lang", entry.language());
        }
        text("id", entry.id());
        text("title", entry.title());
        text("published", entry.published().toString());
        text("updated", entry.updated().toString());
        xml.writeStartElement("author");
        text("name", entry.organization());
        xml.writeEndElement();
        link("alternate", entry.page(), "text/html");
        if (entry.source() != null) {
            link("related", entry.source(), "text/html");
        }
        for (String tag : entry.tags()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", legal(tag));
        }
        text("summary", entry.summary());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(legal(entry.contentHtml()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void text(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
    }

    private void link(String relation, String address, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", legal(address));
    }

    /** Without the characters that XML 1.0 has no way to write; half a surrogate pair is one. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == 0x9
                        || c == 0xA
                        || c == 0xD
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
