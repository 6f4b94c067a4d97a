package io.rolecall.notify.web;

import io.rolecall.notify.channel.Links;
import io.rolecall.posting.Posting;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What search-service is asked as a courtesy. Without it alerts are created, matched and told all the same. */
@Component
class SearchService {
    private static final Logger log = LoggerFactory.getLogger(SearchService.class);
    static final int DAYS = 30;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final RestClient client;
    private final PreviewSettings settings;

    SearchService(PreviewSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build());
        factory.setReadTimeout(settings.timeout());
        this.client = RestClient.builder().requestFactory(factory).build();
    }

    record Sample(
            String id,
            String title,
            String organization,
            @Nullable String url) {}

    /**
     * What an alert would have found in the last {@value #DAYS} days.
     *
     * @param vacancies each of which it would have told once
     */
    record Found(long vacancies, long postings, List<Sample> samples, List<NearMiss> nearMisses) {}

    /**
     * Another query that finds something.
     *
     * @param kind how search came to it: {@code spelling}, {@code place} or {@code broader}
     * @param query its criteria
     * @param changed the criteria that are not the same, or are left out
     * @param count postings that it finds in the same time
     */
    record NearMiss(String kind, Map<String, List<String>> query, List<String> changed, long count) {}

    /** Empty when search does not answer. */
    Optional<Found> lately(Query query) {
        String address = settings.search() + "/v1/postings?" + Links.query(query.parameters()) + "&postedWithin=P"
                + DAYS + "D&size=10&collapse=true";
        return get(address).map(json -> {
            List<Sample> samples = new ArrayList<>();
            for (JsonNode posting : json.path("results")) {
                samples.add(new Sample(
                        posting.path("id").asString(""),
                        posting.path("title").asString(""),
                        posting.path("organization").path("name").asString(""),
                        posting.path("url").asString(null)));
            }
            long postings = json.path("total").asLong(0);
            return new Found(json.path("vacancies").asLong(postings), postings, samples, nearMisses(query, json));
        });
    }

    /** What search offers and an alert can be made of. */
    private static List<NearMiss> nearMisses(Query query, JsonNode json) {
        List<NearMiss> misses = new ArrayList<>();
        for (JsonNode offer : json.path("offers")) {
            Map<String, List<String>> criteria = new TreeMap<>();
            offer.path("parameters").forEachEntry((name, values) -> {
                List<String> texts = new ArrayList<>();
                values.forEach(v -> texts.add(v.asString("")));
                criteria.put(name, texts);
            });
            criteria.remove("postedWithin");
            try {
                Query other = Query.parse(criteria);
                Map<String, List<String>> asked = query.parameters();
                Map<String, List<String>> found = other.parameters();
                List<String> changed = Stream.concat(asked.keySet().stream(), found.keySet().stream())
                        .distinct()
                        .filter(name -> !Objects.equals(asked.get(name), found.get(name)))
                        .toList();
                if (!other.unfiltered() && !changed.isEmpty()) {
                    misses.add(new NearMiss(
                            offer.path("kind").asString(""),
                            other.writtenParameters(),
                            changed,
                            offer.path("total").asLong(0)));
                }
            } catch (InvalidQueryException e) {
                log.info("search offers what is no query of an alert: {}", e.toString());
            }
        }
        return misses;
    }

    /** The posting as search knows it. */
    sealed interface Lookup {
        record Known(Posting posting) implements Lookup {}

        record Unknown() implements Lookup {}

        record Away() implements Lookup {}
    }

    Lookup posting(String id) {
        URI address = URI.create(settings.search() + "/v1/postings/" + UriUtils.encode(id, StandardCharsets.UTF_8));
        try {
            return client.get().uri(address).exchange((request, response) -> {
                if (response.getStatusCode() == HttpStatus.NOT_FOUND) {
                    return new Lookup.Unknown();
                }
                if (!response.getStatusCode().is2xxSuccessful()) {
                    return new Lookup.Away();
                }
                return new Lookup.Known(JSON.readValue(response.getBody(), Posting.class));
            });
        } catch (RestClientException | JacksonException e) {
            log.info("search does not answer for a posting: {}", e.toString());
            return new Lookup.Away();
        }
    }

    private Optional<JsonNode> get(String address) {
        try {
            return client.get()
                    .uri(URI.create(address))
                    .exchange((request, response) -> response.getStatusCode().is2xxSuccessful()
                            ? Optional.of(JSON.readTree(response.getBody()))
                            : Optional.empty());
        } catch (RestClientException | JacksonException e) {
            log.info("search does not answer for a preview: {}", e.toString());
            return Optional.empty();
        }
    }
}
