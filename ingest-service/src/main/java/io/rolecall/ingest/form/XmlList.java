package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An XML list of postings in whatever words: Indeed's, those of partner feeds in several languages, or those that the options
 * name. Read once for its shape, at its beginning, and once for its items, in memory that doesn't grow with it.
 */
final class XmlList implements ListForm {
    private static final String ITEM = "item";
    private static final String DATE_FORMAT = "dateFormat";

    @Override
    public String type() {
        return "xml";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(ITEM, "The name or path of the element that is a posting; found by itself where it is not given.");
        options.put(DATE_FORMAT, "How dates are written, as in dd/MM/yyyy; found by itself where it is not given.");
        options.putAll(Field.options("The element, as a path below the posting such as a/b or a/@b, with"));
        return options;
    }

    @Override
    public void check(Listing listing) {
        format(listing.options());
        listing.options().forEach((name, path) -> {
            if (path.isBlank()
                    || !path.startsWith("=") && !name.equals(DATE_FORMAT) && path.matches(".*(?://|^/|/$|\\s).*")) {
                throw new IllegalArgumentException(name + " is not a path of element names such as a/b");
            }
        });
    }

    /** The format that dates have by the option of that name. */
    static @Nullable String format(Map<String, String> options) {
        String format = options.get(DATE_FORMAT);
        if (format != null) {
            try {
                var _ = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(DATE_FORMAT + " is not a pattern such as dd/MM/yyyy HH:mm", e);
            }
        }
        return format;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url())) {
            Dates.Evidence evidence = new Dates.Evidence();
            ItemFinder.Found found;
            try (InputStream in = page.open();
                    XmlStream shape = new XmlStream(in)) {
                found = find(listing, shape, evidence);
            }
            if (found != null) {
                try (InputStream in = page.open();
                        XmlStream list = new XmlStream(in)) {
                    new Pass(listing, evidence.dates(format(listing.options())), items, found).read(list);
                }
            }
        }
    }

    private static ItemFinder.@Nullable Found find(Listing listing, XmlStream shape, Dates.Evidence evidence)
            throws IOException {
        String named = listing.options().get(ITEM);
        try {
            ItemFinder.Found found = ItemFinder.find(shape, evidence);
            return named != null ? new ItemFinder.Found(named, true) : found;
        } catch (UnreadableListException e) {
            if (named != null) {
                return new ItemFinder.Found(named, true);
            }
            throw e;
        }
    }

    /** The reading of the items. */
    private static final class Pass {
        private final Listing listing;
        private final Dates dates;
        private final Items items;
        private final String item;
        private final Nameless nameless;
        private final Map<Field, String> paths = new EnumMap<>(Field.class);
        private long count;
        private long expected;

        Pass(Listing listing, Dates dates, Items items, ItemFinder.Found item) {
            this.listing = listing;
            this.dates = dates;
            this.items = items;
            this.item = "/" + item.path().toLowerCase(Locale.ROOT);
            this.nameless = new Nameless(!item.named());
            listing.options().forEach((name, path) -> Field.ofOption(name).ifPresent(field -> paths.put(field, path)));
        }

        void read(XmlStream list) throws IOException {
            StringBuilder path = new StringBuilder();
            while (list.next()) {
                if (list.atStart()) {
                    int before = path.length();
                    path.append('/').append(list.name().toLowerCase(Locale.ROOT));
                    if (path.length() >= item.length() && path.lastIndexOf(item) == path.length() - item.length()) {
                        count++;
                        take(list.element(), list.line());
                        path.setLength(before);
                    } else if (FieldWords.plain(list.name()).equals("expectedjobcount")) {
                        String said = list.element().text().strip();
                        expected = said.matches("\\d{1,9}") ? Long.parseLong(said) : 0;
                        path.setLength(before);
                    }
                } else if (list.atEnd()) {
                    path.setLength(path.lastIndexOf("/"));
                }
            }
            if (count < expected) {
                throw new UnreadableListException(
                        "says that it has " + expected + " postings, and only " + count + " are there");
            }
        }

        private void take(Element element, int line) {
            Fields fields = XmlFields.of(element, paths);
            try {
                if (element.tooLarge != null) {
                    throw new InvalidPostingException("posting", element.tooLarge + ", at line " + line);
                }
                String whole = element.toString();
                nameless.name(fields, whole);
                items.open(fields.draft(listing, dates), whole);
            } catch (InvalidPostingException e) {
                items.refused(
                        fields.externalId(), e.field(), Refusals.message(e), Refusals.excerpt(element.toString()));
            }
        }
    }
}
