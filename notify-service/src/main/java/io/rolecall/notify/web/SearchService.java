package io.rolecall.notify.web;

import io.rolecall.notify.channel.Links;
import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** What an alert would have found in the last {@value #DAYS} days. */
    record Found(long count, List<Sample> samples) {}

    /** Empty when search does not answer. */
    Optional<Found> lately(Query query) {
        String address = settings.search() + "/v1/postings?" + Links.query(query.parameters()) + "&postedWithin=P"
                + DAYS + "D&size=10";
        return get(address).map(json -> {
            List<Sample> samples = new ArrayList<>();
            for (JsonNode posting : json.path("results")) {
                samples.add(new Sample(
                        posting.path("id").asString(""),
                        posting.path("title").asString(""),
                        posting.path("organization").path("name").asString(""),
                        posting.path("url").asString(null)));
            }
            return new Found(json.path("total").asLong(0), samples);
        });
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
