package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.search.web.Organizations.Described;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What open postings tell of one organisation, for programs. */
@RestController
class OrganizationsApi {
    private final Organizations organizations;
    private final WebSettings settings;

    OrganizationsApi(Organizations organizations, WebSettings settings) {
        this.organizations = organizations;
        this.settings = settings;
    }

    /** @param links the same for people, and the search for its postings in all its forms */
    record Answer(
            @com.fasterxml.jackson.annotation.JsonUnwrapped Described organization, Map<String, String> links) {}

    @GetMapping(path = "/v1/organizations/{*name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer organization(@PathVariable String name) {
        Described found = organizations
                .find(OrganizationPath.name(name))
                .orElseThrow(() -> new InvalidRequestException(
                        HttpStatus.NOT_FOUND, "name", "No open posting is of an organisation of this name."));
        String query = Parameters.query(Map.of("organization", List.of(found.name())));
        String home = settings.publicUrl().toString();
        return new Answer(
                found,
                Map.of(
                        "page", home + OrganizationPath.of(found.name()),
                        "search", home + "/v1/postings" + query,
                        "atom", home + "/v1/feed.atom" + query,
                        "json", home + "/v1/feed.json" + query,
                        "calendar", home + "/v1/feed.ics" + query,
                        "alert", settings.notifyUrl() + "/alerts/new" + query));
    }
}
