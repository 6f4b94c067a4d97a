package io.rolecall.ingest.form;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table as text, RFC 4180 and its relatives: a heading, then a posting a row, which may have several lines. */
final class CsvList implements ListForm {
    private static final String DELIMITER = "delimiter";
    private static final String CHARSET = "charset";
    private static final String DATE_FORMAT = "dateFormat";
    private static final int LONGEST_FIELD = 4_000_000;
    private static final int SAMPLE_ROWS = 2_000;
    private static final int SAMPLE_CHARACTERS = 200_000;

    @Override
    public String type() {
        return "csv";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(DELIMITER, "What parts the columns: one character, or tab; found by itself where it is not given.");
        options.put(CHARSET, "The encoding, such as windows-1250; found by itself where it is not given.");
        options.put(DATE_FORMAT, "How dates are written, as in dd/MM/yyyy; found by itself where it is not given.");
        options.putAll(Field.options("The heading of the column with"));
        return options;
    }

    @Override
    public void check(Listing listing) {
        XmlList.format(listing.options());
        String delimiter = listing.options().get(DELIMITER);
        if (delimiter != null && !delimiter.equals("tab") && delimiter.length() != 1) {
            throw new IllegalArgumentException(DELIMITER + " is neither one character nor the word tab");
        }
        Charsets.option(listing.options().get(CHARSET));
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url())) {
            Charset charset =
                    Charsets.of(page, Charsets.option(listing.options().get(CHARSET)));
            char delimiter = delimiter(listing, page, charset);
            Dates.Evidence evidence = new Dates.Evidence();
            int read = 0;
            int named = 0;
            try (CsvReader<CsvRecord> sample = reader(Charsets.reader(page, charset), delimiter)) {
                Iterator<CsvRecord> rows = sample.iterator();
                List<Column> columns = rows.hasNext() ? columns(rows.next().getFields(), listing) : List.of();
                while (read < SAMPLE_ROWS && rows.hasNext()) {
                    List<String> row = rows.next().getFields();
                    row.forEach(evidence::see);
                    named += named(row, columns) ? 1 : 0;
                    read++;
                }
            } catch (CsvParseException e) {
                // Told when the items are read.
            }
            try (CsvReader<CsvRecord> table = reader(Charsets.reader(page, charset), delimiter)) {
                rows(
                        table.iterator(),
                        listing,
                        evidence.dates(XmlList.format(listing.options())),
                        new Nameless(named * 2 < read),
                        items);
            } catch (CsvParseException e) {
                String message = String.valueOf(e.getMessage());
                throw new UnreadableListException("is not CSV that can be read to its end: " + message);
            }
        }
    }

    /** Text after a closing quote is a small fault, for which the rest of the table must not be lost. */
    @SuppressWarnings("removal")
    private static CsvReader<CsvRecord> reader(Reader in, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(in);
    }

    /** The one with which the heading has most words that we know, and then most columns. */
    private static char delimiter(Listing listing, Page page, Charset charset) throws IOException {
        String given = listing.options().get(DELIMITER);
        if (given != null) {
            return given.equals("tab") ? '\t' : given.charAt(0);
        }
        char[] sample = new char[SAMPLE_CHARACTERS];
        int length = 0;
        try (Reader in = Charsets.reader(page, charset)) {
            for (int n = 0; n >= 0 && length < sample.length; n = in.read(sample, length, sample.length - length)) {
                length += n;
            }
        }
        char best = ',';
        long most = -1;
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            long words = 0;
            try (CsvReader<CsvRecord> rows = reader(new java.io.CharArrayReader(sample, 0, length), delimiter)) {
                Iterator<CsvRecord> all = rows.iterator();
                if (all.hasNext()) {
                    List<String> heading = all.next().getFields();
                    words = columns(heading, listing).stream()
                                            .filter(column -> column.meaning() != null)
                                            .count()
                                    * 1_000
                            + heading.size();
                }
            } catch (CsvParseException e) {
                words = 0;
            }
            if (words > most) {
                most = words;
                best = delimiter;
            }
        }
        return best;
    }

    private record Column(String name, FieldWords.@Nullable Meaning meaning) {}

    private static List<Column> columns(List<String> heading, Listing listing) {
        List<Column> columns = new ArrayList<>();
        for (String name : heading) {
            String plain = FieldWords.plain(name);
            FieldWords.Meaning meaning = FieldWords.meaning(FieldWords.Around.ITEM, plain);
            for (Map.Entry<String, String> option : listing.options().entrySet()) {
                Field field = Field.ofOption(option.getKey()).orElse(null);
                if (field != null && option.getValue().equalsIgnoreCase(name.strip())) {
                    meaning = new FieldWords.Meaning(field, -1);
                }
            }
            columns.add(new Column(name, meaning));
        }
        return columns;
    }

    private static boolean named(List<String> row, List<Column> columns) {
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            FieldWords.Meaning meaning = columns.get(i).meaning();
            if (meaning != null
                    && (meaning.field() == Field.ID || meaning.field() == Field.URL)
                    && !row.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static void rows(Iterator<CsvRecord> rows, Listing listing, Dates dates, Nameless nameless, Items items)
            throws UnreadableListException {
        if (!rows.hasNext()) {
            throw new UnreadableListException("is empty, without even a heading");
        }
        List<String> heading = rows.next().getFields();
        List<Column> columns = columns(heading, listing);
        Map<Field, String> constants = new LinkedHashMap<>();
        for (Map.Entry<String, String> option : listing.options().entrySet()) {
            Field field = Field.ofOption(option.getKey()).orElse(null);
            if (field != null && option.getValue().startsWith("=")) {
                constants.put(field, option.getValue().substring(1));
            } else if (field != null
                    && heading.stream().noneMatch(name -> name.strip().equalsIgnoreCase(option.getValue()))) {
                throw new UnreadableListException("has no column " + option.getValue() + ", which the option "
                        + option.getKey() + " names; it has " + names(heading));
            }
        }
        if (columns.stream()
                .noneMatch(
                        column -> column.meaning() != null && column.meaning().field() == Field.TITLE)) {
            throw new UnreadableListException(
                    "has no column with a title, which the option title can name; it has " + names(heading));
        }
        while (rows.hasNext()) {
            take(rows.next(), columns, constants, listing, dates, nameless, items);
        }
    }

    private static String names(List<String> heading) {
        String names = String.join(", ", heading);
        return names.length() <= 300 ? names : names.substring(0, 300) + "…";
    }

    private static void take(
            CsvRecord row,
            List<Column> columns,
            Map<Field, String> constants,
            Listing listing,
            Dates dates,
            Nameless nameless,
            Items items) {
        List<String> values = row.getFields();
        String text = String.join("\u001f", values);
        boolean more = values.size() > columns.size()
                && values.subList(columns.size(), values.size()).stream().anyMatch(value -> !value.isBlank());
        if (more || values.size() < columns.size()) {
            // Which column is missing is not known, so the row's identity isn't either.
            items.refused(
                    null,
                    "posting",
                    "has " + values.size() + " columns at line " + row.getStartingLineNumber()
                            + ", and the heading has " + columns.size(),
                    Refusals.excerpt(text));
            return;
        }
        Fields fields = new Fields();
        for (int i = 0; i < columns.size(); i++) {
            FieldWords.Meaning meaning = columns.get(i).meaning();
            if (meaning != null) {
                fields.put(meaning.field(), meaning.rank(), values.get(i));
            }
        }
        constants.forEach((field, constant) -> fields.only(field, List.of(constant)));
        nameless.name(fields, text);
        try {
            items.open(fields.draft(listing, dates), text);
        } catch (InvalidPostingException e) {
            items.refused(
                    fields.externalId(),
                    e.field(),
                    Refusals.message(e) + ", at line " + row.getStartingLineNumber(),
                    Refusals.excerpt(text));
        }
    }
}
