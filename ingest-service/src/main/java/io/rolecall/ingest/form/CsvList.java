package io.rolecall.ingest.form;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as text, RFC 4180 and its relatives: a heading, then a posting a row, which may have several lines. */
final class CsvList implements ListForm {
    static final String DELIMITER = "delimiter";
    static final String CHARSET = "charset";
    private static final String DATE_FORMAT = "dateFormat";

    private static final int SAMPLE_ROWS = 2_000;

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
            Charset charset = CsvShape.charset(listing, page);
            char delimiter = CsvShape.delimiter(listing, page, charset).character();
            Dates.Evidence evidence = new Dates.Evidence();
            int read = 0;
            int named = 0;
            try (CsvReader<CsvRecord> sample = CsvShape.reader(Charsets.reader(page, charset), delimiter)) {
                Iterator<CsvRecord> rows = sample.iterator();
                List<CsvShape.Column> columns =
                        rows.hasNext() ? CsvShape.columns(rows.next().getFields(), listing) : List.of();
                while (read < SAMPLE_ROWS && rows.hasNext()) {
                    List<String> row = rows.next().getFields();
                    row.forEach(evidence::see);
                    named += named(row, columns) ? 1 : 0;
                    read++;
                }
            } catch (CsvParseException e) {
                // Told when the items are read.
            }
            try (CsvReader<CsvRecord> table = CsvShape.reader(Charsets.reader(page, charset), delimiter)) {
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

    private static boolean named(List<String> row, List<CsvShape.Column> columns) {
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
        List<CsvShape.Column> columns = CsvShape.columns(heading, listing);
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
            List<CsvShape.Column> columns,
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
