package io.rolecall.ingest.form;

import static io.rolecall.ingest.form.JsonLdPosting.each;
import static io.rolecall.ingest.form.JsonLdPosting.text;

import io.rolecall.ingest.normalize.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JobPosting's {@code baseSalary} in its shapes. */
final class JsonLdPay {
    private JsonLdPay() {}

    /** A number, a text, an amount with a value, or an amount whose value is a range with a unit. */
    static void set(Draft draft, JsonNode node) {
        JsonNode salary = each(node.get("baseSalary")).stream().findFirst().orElse(null);
        if (salary == null) {
            return;
        }
        String currency = text(node.get("salaryCurrency"));
        if (!salary.isObject()) {
            FieldPay.set(draft, list(text(salary)), null, null, currency, null);
            return;
        }
        String own = text(salary.get("currency"));
        currency = own != null
                ? own
                : text(salary.get("priceCurrency")) != null ? text(salary.get("priceCurrency")) : currency;
        JsonNode value = each(salary.get("value")).stream().findFirst().orElse(salary);
        JsonNode range = value.isObject() ? value : salary;
        String unit = text(range.get("unitText"));
        unit = unit != null
                ? unit
                : text(salary.get("unitText")) != null ? text(salary.get("unitText")) : text(range.get("unitCode"));
        JsonNode single = value.isObject() ? (value == salary ? salary.get("price") : value.get("value")) : value;
        FieldPay.set(
                draft, list(text(single)), text(range.get("minValue")), text(range.get("maxValue")), currency, unit);
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }
}
