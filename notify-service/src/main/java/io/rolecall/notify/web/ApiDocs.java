package io.rolecall.notify.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contract of the API, as OpenAPI. */
@RestController
class ApiDocs {
    private final Resource contract = new ClassPathResource("openapi.json");

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource contract() {
        return contract;
    }
}
