package io.rolecall.notify.alert;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What alerts ask for, for who keeps all of them without it. */
@Component
public class WrittenQueries {
    /** Of an alert that is gone: nothing. */
    public static final String NOTHING = "{}";

    private final MongoCollection<Document> alerts;

    WrittenQueries(MongoTemplate mongo) {
        this.alerts = mongo.getCollection("alerts");
    }

    /** Their queries as {@link LiveAlert#written()} by their ids; of those that are in the store. */
    public Map<String, String> of(Collection<String> ids) {
        Map<String, String> written = new HashMap<>();
        for (Document d : alerts.find(in("_id", ids)).projection(Projections.include("query"))) {
            written.put(d.getString("_id"), d.getString("query"));
        }
        return written;
    }
}
