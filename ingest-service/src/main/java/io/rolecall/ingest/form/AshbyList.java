package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.ingest.normalize.StatedPay;
import io.rolecall.ingest.normalize.Workplaces;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An Ashby job board as its posting API answers it, {@code includeCompensation=true} or not. */
final class AshbyList implements ListForm {
    @Override
    public String type() {
        return "ashby";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                InputStream list = page.open()) {
            Row.each(
                    list,
                    "jobs",
                    row -> row.take("id", items, id -> {
                        if (Boolean.FALSE.equals(row.flag("isListed"))) {
                            items.notOpen(id);
                        } else {
                            items.open(draft(row, listing, id), row.node());
                        }
                    }));
        }
    }

    private static Draft draft(Row row, Listing listing, String id) {
        String html = row.text("descriptionHtml");
        String url = row.text("jobUrl");
        String department = row.text("department");
        Draft draft = new Draft(listing.source(), id)
                .url(url != null ? url : row.text("applyUrl"))
                .title(row.text("title"))
                .organization(listing.organizationName(), listing.organizationUrl())
                .place(row.text("location"), address(row))
                .category(department != null ? department : row.text("team"))
                .datePosted(row.moment("publishedAt", false))
                .pay(pay(row.row("compensation")));
        for (Row place : row.rows("secondaryLocations")) {
            draft.place(place.text("location"), address(place));
        }
        String type = row.text("employmentType");
        if (type != null) {
            EmploymentTypes.of(type).ifPresent(draft::employmentType);
        }
        workplace(row, draft);
        return html != null ? draft.html(html) : draft.text(row.text("descriptionPlain"));
    }

    /** {@code isRemote} is true for hybrid postings too; {@code workplaceType} is exact, and often absent. */
    private static void workplace(Row row, Draft draft) {
        String type = row.text("workplaceType");
        Optional<Workplace> stated = type == null ? Optional.empty() : Workplaces.word(type);
        Boolean remote = row.flag("isRemote");
        if (stated.isPresent()) {
            draft.workplace(stated.get());
        } else if (Boolean.TRUE.equals(remote)) {
            draft.remoteOrHybrid();
        } else if (Boolean.FALSE.equals(remote)) {
            draft.notRemote();
        }
    }

    private static @Nullable String address(Row place) {
        Row address = place.row("address").row("postalAddress");
        String text = Places.text(
                address.text("addressLocality"), address.text("addressRegion"), address.text("addressCountry"));
        return text.isEmpty() ? null : text;
    }

    /** Base salary only: bonus, commission and equity are no pay that one can compare. */
    private static @Nullable Pay pay(Row compensation) {
        Pay found = salary(compensation.rows("summaryComponents"));
        for (Row tier : compensation.rows("compensationTiers")) {
            found = found != null ? found : salary(tier.rows("components"));
        }
        return found;
    }

    private static @Nullable Pay salary(List<Row> components) {
        for (Row component : components) {
            if ("Salary".equals(component.text("compensationType"))) {
                return StatedPay.of(
                        amount(component, "minValue"),
                        amount(component, "maxValue"),
                        component.text("currencyCode"),
                        StatedPay.interval(component.text("interval")));
            }
        }
        return null;
    }

    private static @Nullable BigDecimal amount(Row component, String name) {
        JsonNode value = component.member(name);
        return value == null || !value.isNumber() ? null : value.decimalValue();
    }
}
