package io.rolecall.ingest.form;

import io.rolecall.ingest.form.FieldWords.Around;
import io.rolecall.ingest.normalize.EmploymentTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the elements of an item say, each by its name and what it stands in. */
final class XmlFields {
    /** Elements that only hold those of a kind: {@code <contract><types><type>}. */
    private static final Set<String> WRAPPERS = Set.of("types", "values", "items", "list", "names");
    /** Attributes that say something of the posting wherever they stand. */
    private static final Map<String, Field> SPREAD = Map.of(
            "percentage", Field.EMPLOYMENT_SHARE,
            "validfrom", Field.DATE_POSTED,
            "validto", Field.VALID_THROUGH);

    /** The page that one applies at is no posting's if it is everybody's. */
    private static final Pattern HOME = Pattern.compile("(?i)(?:https?://)?[^/?#\\s]+/?");

    private static final Set<Field> WHERE = Set.of(Field.PLACE, Field.CITY, Field.REGION, Field.COUNTRY);

    private final Fields fields = new Fields();

    private XmlFields() {}

    /** @param paths where the operator says that a field is; of those nothing is guessed */
    static Fields of(Element item, Map<Field, String> paths) {
        XmlFields reading = new XmlFields();
        item.attributes().forEach((name, value) -> reading.leaf(FieldWords.plain(name), value, Around.ITEM, null));
        for (Element child : item.children()) {
            reading.walk(child, Around.ITEM, null, null);
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

    /** @param of the name of what it is a part of and says more exactly */
    private void walk(Element element, Around around, @Nullable Spot spot, @Nullable String of) {
        List<Element> children = element.children();
        if (children.isEmpty() && element.attributes().isEmpty()) {
            leaf(element.plain(), element.text(), around, spot);
            return;
        }
        if ("media".equals(element.prefix())) {
            return;
        }
        String pair = FieldWords.pair(element.plain()) ? name(element) : null;
        if (pair != null) {
            pair(element, pair, around, spot);
            return;
        }
        FieldWords.Meaning meaning = FieldWords.meaning(around, element.plain());
        if (meaning != null
                && meaning.field() == Field.TITLE
                && !children.isEmpty()
                && children.stream().allMatch(child -> FieldWords.markup(child.plain()))) {
            fields.put(Field.TITLE, meaning.rank(), element.words());
            return;
        }
        if (meaning != null
                && meaning.field() == Field.DESCRIPTION
                && children.stream().anyMatch(child -> FieldWords.markup(child.plain()))) {
            fields.put(Field.DESCRIPTION, meaning.rank(), element.markup());
            return;
        }
        Around named = FieldWords.container(element.plain());
        Around own = named == null && !children.isEmpty() && FieldWords.branch(element.plain()) ? Around.PLACE : named;
        Around inside = own == null || around == Around.PLACE || around == Around.PAY ? around : own;
        if (own == Around.OTHER
                || own == Around.PLACE && (around == Around.ORGANIZATION || around == Around.APPLICATION)) {
            // Where the employer has its seat, or takes letters, is not where the work is.
            return;
        }
        Spot place = inside == Around.PLACE && spot == null && !list(children) ? new Spot() : spot;
        // Its own text stands for its name where it is a leaf with attributes: <salary currency="EUR">.
        leaf(element.plain(), element.text(), own != null && own == inside ? Around.ITEM : around, place);
        if (inside != Around.ITEM || FieldWords.item(element.plain())) {
            element.attributes().forEach((name, value) -> leaf(FieldWords.plain(name), value, inside, place));
        }
        element.attributes().forEach((name, value) -> {
            Field field = SPREAD.get(FieldWords.plain(name));
            if (field != null && around == Around.ITEM) {
                fields.put(field, 0, value);
            }
        });
        String whole =
                meaning != null && own == null ? element.plain() : WRAPPERS.contains(element.plain()) ? of : null;
        Field says = meaning == null || own != null ? null : meaning.field();
        for (Element child : children) {
            boolean title = says == Field.DESCRIPTION && child.plain().equals("title");
            if (whole != null
                    && !title
                    && FieldWords.naming(child.plain())
                    && child.children().isEmpty()) {
                // <category><name>: the name of what it stands in, and <type code="full_time"> says it in one language.
                leaf(whole, child.attributes().getOrDefault("code", ""), around, place);
                leaf(whole, child.text(), around, place);
            } else {
                walk(child, inside, place, whole);
            }
        }
        if (place != null && place != spot) {
            fields.place(new FieldPlaces.Place(place.text, place.city, place.region, place.country));
        }
    }

    private static @Nullable String name(Element element) {
        String name = element.attributes().get("name");
        return name != null ? name : element.attributes().get("key");
    }

    private void pair(Element element, String name, Around around, @Nullable Spot spot) {
        String plain = FieldWords.plain(name);
        String value = element.attributes().get("value");
        if (value != null || element.children().isEmpty()) {
            leaf(plain, value == null ? element.text() : value, around, spot);
            return;
        }
        Around own = FieldWords.container(plain);
        Around inside = own == null || around != Around.ITEM ? around : own;
        if (own == Around.OTHER || own == Around.PLACE && around == Around.ORGANIZATION) {
            return;
        }
        if (element.children().stream().anyMatch(child -> FieldWords.markup(child.plain()))) {
            leaf(plain, element.markup(), around, spot);
            return;
        }
        Spot place = inside == Around.PLACE && spot == null ? new Spot() : spot;
        element.children().forEach(child -> walk(child, inside, place, plain));
        if (place != null && place != spot) {
            fields.place(new FieldPlaces.Place(place.text, place.city, place.region, place.country));
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
        if (meaning != null && spot != null && (around != Around.ITEM || WHERE.contains(meaning.field()))) {
            spot.put(meaning.field(), text);
        } else if (meaning != null
                && around == Around.APPLICATION
                && HOME.matcher(text.strip()).matches()) {
            fields.put(Field.ORGANIZATION_URL, meaning.rank(), text);
        } else if (meaning != null) {
            fields.put(meaning.field(), meaning.rank(), text);
        } else if (Fields.yes(text)) {
            // <heltid>ja</heltid>
            EmploymentTypes.of(name).ifPresent(_ -> fields.put(Field.EMPLOYMENT_TYPE, 500, name));
        }
    }
}
