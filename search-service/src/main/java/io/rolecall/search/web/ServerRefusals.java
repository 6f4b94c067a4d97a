package io.rolecall.search.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Tells what the server has refused by itself as a problem (RFC 9457), where it would make a page of its own. */
final class ServerRefusals extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int code = response.getStatus();
        if (code < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(code);
        String title = status == null ? "Refused" : status.getReasonPhrase();
        String detail = status != null && status.is5xxServerError()
                ? "Something went wrong here; it was noted."
                : "The request can't be read: its address and headers are too long (64 KB together), or it is no HTTP.";
        String problem = "{\"detail\":\"%s\",\"status\":%d,\"title\":\"%s\"}".formatted(detail, code, title);
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // Whoever asked is gone, or has an answer already.
        }
    }
}
