package io.rolecall.notify.web;

import io.rolecall.notify.channel.ChannelSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address without a path: people are looking for the search, programs for the API. */
@RestController
class Home {
    private final ChannelSettings settings;

    Home(ChannelSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/")
    ResponseEntity<Map<String, String>> home(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(settings.searchUrl())
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "service",
                        "notify-service",
                        "alerts",
                        settings.url() + "/v1/alerts",
                        "contract",
                        settings.url() + "/v3/api-docs",
                        "search",
                        settings.searchUrl().toString()));
    }
}
