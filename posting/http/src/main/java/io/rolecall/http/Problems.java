package io.rolecall.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Problem details in the one form that all services answer. */
public final class Problems {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /**
     * A problem detail.
     *
     * @param field the parameter or JSON member at fault; null when it is the whole request
     * @param detail a sentence for the one who sent the request; one that begins with its verb gets the field as its subject
     */
    public static ProblemDetail of(HttpStatus status, @Nullable String field, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence(field, detail));
        problem.setTitle(status.getReasonPhrase());
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }

    /** "is missing." becomes "delivery.to is missing.": a detail is read without the member beside it. */
    private static String sentence(@Nullable String field, String detail) {
        boolean complete = field == null
                || detail.isEmpty()
                || !Character.isLowerCase(detail.charAt(0))
                || detail.startsWith(field.substring(field.lastIndexOf('.') + 1) + " ");
        return complete ? detail : field + " " + detail;
    }

    /** Writes a problem where no controller is reached, such as in a filter. */
    static void write(HttpServletResponse response, HttpStatus status, URI instance, String detail) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("instance", instance.toString());
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
