package io.rolecall.ingest.form;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.rolecall.ingest.fetch.Page;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a table is written: its encoding, what parts its columns, and what they are, each as its heading tells. */
final class CsvShape {
    private static final int LONGEST_FIELD = 4_000_000;
    private static final int SAMPLE_CHARACTERS = 200_000;
    /** "Título del puesto", "Código da vaga". */
    private static final Pattern PARTICLE =
            Pattern.compile("(?i)(?<=[\\s_-])(?:de la|de los|de|del|da|do|di|della|du|des|of|the)(?=[\\s_-])");

    private CsvShape() {}

    /** Text after a closing quote is a small fault, for which the rest of the table must not be lost. */
    @SuppressWarnings("removal")
    static CsvReader<CsvRecord> reader(Reader in, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(in);
    }

    /** Of those that nothing tells apart by the bytes, the one in which the heading has most words that we know. */
    static Charset charset(Listing listing, Page page) throws IOException {
        Charset found = Charsets.of(page, Charsets.option(listing.options().get(CsvList.CHARSET)));
        if (!found.equals(Charsets.WINDOWS) || listing.options().containsKey(CsvList.CHARSET)) {
            return found;
        }
        long western = delimiter(listing, page, found).words();
        return delimiter(listing, page, Charsets.CENTRAL).words() > western || Charsets.central(page)
                ? Charsets.CENTRAL
                : found;
    }

    /** @param words how much of the heading is known where that character parts it */
    record Delimiter(char character, long words) {}

    /** The one with which the heading has most words that we know, and then most columns. */
    static Delimiter delimiter(Listing listing, Page page, Charset charset) throws IOException {
        String given = listing.options().get(CsvList.DELIMITER);
        if (given != null) {
            return new Delimiter(given.equals("tab") ? '\t' : given.charAt(0), 0);
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
        return new Delimiter(best, most / 1_000);
    }

    record Column(String name, FieldWords.@Nullable Meaning meaning) {}

    static List<Column> columns(List<String> heading, Listing listing) {
        List<Column> columns = new ArrayList<>();
        for (String name : heading) {
            String plain = FieldWords.plain(name);
            FieldWords.Meaning meaning = FieldWords.meaning(FieldWords.Around.ITEM, plain);
            if (meaning == null) {
                String bare = FieldWords.plain(PARTICLE.matcher(name).replaceAll(""));
                meaning = FieldWords.meaning(FieldWords.Around.ITEM, bare);
            }
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
}
