package io.rolecall.ingest.form;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * An XML document, element by element, in memory that doesn't grow with it. Knows no document types and no entities but the
 * named characters of HTML, so that nothing is fetched and nothing expands. Names are local ones.
 */
final class XmlStream implements Closeable {
    private static final int DEEPEST = 50;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_ELEMENT = 3_000_000;
    private static final int MOST_ELEMENTS = 20_000;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)");
    private static final int HEAD = 65_536;
    private static final int DECLARATION = 1_024;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;

    XmlStream(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        try {
            reader = FACTORY.createXMLStreamReader(new GuardedReader(new InputStreamReader(whole, charset(head))));
        } catch (XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else is on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Without document types these count nothing but the marks of a long feed itself.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.entityExpansionLimit", "0");
        return factory;
    }

    /** By its mark, or its declaration where its bytes bear that out. */
    private static Charset charset(byte[] head) throws IOException {
        if (head.length >= 2 && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF || head[0] == 0 && head[1] == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE || head[0] == '<' && head[1] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared =
                ENCODING.matcher(new String(head, 0, Math.min(head.length, DECLARATION), StandardCharsets.ISO_8859_1));
        String name = declared.find() ? declared.group(1) : "UTF-8";
        try {
            Charset charset = Charset.forName(name);
            return Charsets.believed(charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset, head);
        } catch (IllegalArgumentException e) {
            throw new UnreadableListException("says that its encoding is " + name + ", which is not known");
        }
    }

    /** Goes to the next event of StAX; false at the document's end. */
    boolean next() throws IOException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                throw new UnreadableListException("is nested more than " + DEEPEST + " elements deep, at line "
                        + reader.getLocation().getLineNumber());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(Exception e) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof UnreadableListException known) {
                return known;
            }
            cause = cause.getCause();
        }
        if (e instanceof XMLStreamException x && x.getLocation() != null) {
            String message = String.valueOf(x.getMessage()).replaceFirst("(?s)^.*?Message: ", "");
            return new UnreadableListException("is not well-formed XML, at line "
                    + x.getLocation().getLineNumber() + ", column "
                    + x.getLocation().getColumnNumber() + ": "
                    + message.lines().findFirst().orElse(""));
        }
        return new UnreadableListException("is not XML that can be read");
    }

    boolean atStart() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean atEnd() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    /** The local name of the element that starts or ends here. */
    String name() {
        return reader.getLocalName();
    }

    /** The prefix of the element that starts here, as it is written. */
    @Nullable String prefix() {
        return reader.getPrefix();
    }

    void attributes(java.util.function.BiConsumer<String, String> each) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            each.accept(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    /** Hands over the characters of this event, if it is one of text. */
    void text(Consumer<String> to) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                to.accept(reader.getText());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                to.accept(Parser.unescapeEntities("&" + reader.getLocalName() + ";", false));
            default -> {}
        }
    }

    /** Reads the element that starts here to its end. What is too large of it is left out, and {@link Element#tooLarge} says so. */
    Element element() throws IOException {
        int end = depth - 1;
        Element root = start(null);
        Element at = root;
        int[] left = {LONGEST_ELEMENT};
        int elements = 1;
        while (depth > end && next()) {
            if (atStart()) {
                if (++elements > MOST_ELEMENTS) {
                    root.tooLarge = "has more than " + MOST_ELEMENTS + " elements";
                } else if (root.tooLarge == null) {
                    at = start(at);
                    at.parent().add(at);
                    continue;
                }
                skip();
            } else if (atEnd()) {
                at = depth > end ? at.parent() : at;
            } else if (root.tooLarge == null) {
                Element to = at;
                text(some -> {
                    left[0] -= some.length();
                    if (to.length() + some.length() > LONGEST_TEXT || left[0] < 0) {
                        root.tooLarge = "has a text of more than " + LONGEST_TEXT + " characters in " + to.name();
                    } else {
                        to.add(some);
                    }
                });
            }
        }
        return root;
    }

    private void skip() throws IOException {
        int end = depth - 1;
        while (depth > end && next()) {
            // Nothing of it is kept.
        }
    }

    private Element start(@Nullable Element parent) {
        Element element = new Element(name(), prefix(), parent);
        attributes(element::attribute);
        return element;
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }
}
