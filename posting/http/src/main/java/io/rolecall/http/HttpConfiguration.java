package io.rolecall.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Gives every service problem answers and safe headers. The operator's key and body limits each service declares itself. */
@AutoConfiguration
@Import(ProblemAdvice.class)
class HttpConfiguration {
    @Bean
    SafeHeadersFilter safeHeadersFilter() {
        return new SafeHeadersFilter();
    }
}
