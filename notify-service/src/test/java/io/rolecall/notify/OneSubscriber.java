package io.rolecall.notify;

import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The shared service, and one subscriber of it for each test. */
abstract class OneSubscriber extends RunningService {
    @Autowired
    Tokens tokens;

    @Autowired
    Subscribers subscribers;

    @Autowired
    MongoTemplate mongo;

    final String to = address("sue");

    Api.Mine alert(String word, String more) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}%s}""".formatted(word, to, more.isEmpty() ? "" : ", " + more));
    }

    JsonNode alert(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).json();
    }

    /** Where the alert's own link leads. */
    static String own(Api.Mine mine) {
        return "/alerts/" + mine.id() + "?token=" + mine.token();
    }

    Subscriber subscriber() {
        return subscribers.find(SubscriberId.of(to)).orElseThrow();
    }

    String token() {
        return tokens.subscriber(subscriber(), Instant.now());
    }

    String page() {
        return "/subscriber/" + token();
    }
}
