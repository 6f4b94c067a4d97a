package io.rolecall.ingest.form;

import java.util.List;
import java.util.Optional;

/** All forms of list that we read. A new one is a class of its own and a line here. */
public final class ListForms {
    private static final List<ListForm> ALL = List.of(
            new GreenhouseList(),
            new AshbyList(),
            new LeverList(),
            new SmartRecruitersList(),
            new WorkableList(),
            new RecruiteeList(),
            new PersonioList(),
            new WorkdayList(),
            new AmazonList(),
            new ListingsList(),
            new RolecallList(),
            new JsonLdList(),
            new JobtechList(),
            new XmlList(),
            new CsvList(),
            new FeedList(),
            new TextList());

    private ListForms() {}

    /** The form of that type. */
    public static Optional<ListForm> of(String type) {
        return ALL.stream().filter(form -> form.type().equals(type)).findFirst();
    }

    /** The names of all, in the order in which they are shown. */
    public static List<String> types() {
        return ALL.stream().map(ListForm::type).toList();
    }
}
