package io.rolecall.ingest.form;

import io.rolecall.ingest.form.FieldWords.Around;
import io.rolecall.ingest.normalize.EmploymentTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the elements of an item say, each by its name and what it stands in. */
final class XmlFields {
    private static final Set<String> NAMES =
            Set.of("name", "label", "libelle", "value", "text", "type", "displayname", "title", "nom", "navn", "namn");

    private final Fields fields = new Fields();

    private XmlFields() {}

    /** @param paths where the operator says that a field is; of those nothing is guessed */
    static Fields of(Element item, Map<Field, String> paths) {
        XmlFields reading = new XmlFields();
        item.attributes().forEach((name, value) -> reading.leaf(FieldWords.plain(name), value, Around.ITEM, null));
        for (Element child : item.children()) {
            reading.walk(child, Around.ITEM, null);
        }
        paths.forEach((field, path) ->
                reading.fields.only(field, path.startsWith("=") ? List.of(path.substring(1)) : item.at(path)));
        return reading.fields;
    }

    /** The parts of one place while they are found. */
    private static final class Spot {
        @Nullable String text;

        @Nullable String city;

        @Nullable String region;

        @Nullable String country;

        void put(Field field, String value) {
            String text = value.strip();
            if (text.isEmpty()) {
                return;
            }
            switch (field) {
                case PLACE -> this.text = this.text == null ? text : this.text;
                case CITY -> city = city == null ? text : city;
                case REGION -> region = region == null ? text : region;
                case COUNTRY -> country = country == null ? text : country;
                default -> {}
            }
        }
    }

    private void walk(Element element, Around around, @Nullable Spot spot) {
        List<Element> children = element.children();
        if (children.isEmpty() && element.attributes().isEmpty()) {
            leaf(element.plain(), element.text(), around, spot);
            return;
        }
        FieldWords.Meaning meaning = FieldWords.meaning(around, element.plain());
        if (meaning != null
                && meaning.field() == Field.DESCRIPTION
                && children.stream().anyMatch(child -> FieldWords.markup(child.plain()))) {
            fields.put(Field.DESCRIPTION, meaning.rank(), element.markup());
            return;
        }
        Around own = FieldWords.container(element.plain());
        Around inside = own == null || around == Around.PLACE || around == Around.PAY ? around : own;
        if (inside == Around.OTHER || around == Around.ORGANIZATION && own == Around.PLACE) {
            // Where the employer has its seat is not where the work is.
            return;
        }
        Spot place = inside == Around.PLACE && spot == null && !list(children) ? new Spot() : spot;
        // Its own text stands for its name where it is a leaf with attributes: <salary currency="EUR">.
        leaf(element.plain(), element.text(), own != null && own == inside ? Around.ITEM : around, place);
        if (inside != Around.ITEM || FieldWords.item(element.plain())) {
            element.attributes().forEach((name, value) -> leaf(FieldWords.plain(name), value, inside, place));
        }
        for (Element child : children) {
            if (meaning != null
                    && own == null
                    && NAMES.contains(child.plain())
                    && child.children().isEmpty()) {
                // <category><name>: the name of what it stands in.
                leaf(element.plain(), child.text(), around, place);
            } else {
                walk(child, inside, place);
            }
        }
        if (place != null && place != spot) {
            fields.place(new Fields.Place(place.text, place.city, place.region, place.country));
        }
    }

    /** Whether the elements are several of one kind that have elements themselves, or places each: a list of places, not one. */
    private static boolean list(List<Element> children) {
        Set<String> names = new HashSet<>();
        children.forEach(child -> names.add(child.plain()));
        return names.size() == 1
                && children.getFirst().children().size()
                                + children.getFirst().attributes().size()
                        > 0
                && FieldWords.container(children.getFirst().plain()) == Around.PLACE;
    }

    private void leaf(String name, String text, Around around, @Nullable Spot spot) {
        if (text.isBlank() || around == Around.OTHER) {
            return;
        }
        FieldWords.Meaning meaning = FieldWords.meaning(around, name);
        if (meaning != null && spot != null && around != Around.ITEM) {
            spot.put(meaning.field(), text);
        } else if (meaning != null && spot != null && meaning.field() == Field.PLACE) {
            spot.put(Field.PLACE, text);
        } else if (meaning != null) {
            fields.put(meaning.field(), meaning.rank(), text);
        } else if (Fields.yes(text)) {
            // <heltid>ja</heltid>
            EmploymentTypes.of(name).ifPresent(_ -> fields.put(Field.EMPLOYMENT_TYPE, 500, name));
        }
    }
}
