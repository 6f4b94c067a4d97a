package io.rolecall.ingest.page;

import io.rolecall.http.operator.OperatorRoom;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address without a path: people are looking for the page, programs for the API. */
@RestController
class HomePage {
    @GetMapping("/")
    ResponseEntity<Map<String, String>> home(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, OperatorRoom.PATH)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "service",
                        "ingest-service",
                        "page",
                        OperatorRoom.PATH,
                        "sources",
                        "/v1/sources",
                        "contract",
                        "/v3/api-docs"));
    }
}
