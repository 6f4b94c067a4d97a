package io.rolecall.ingest;

import io.rolecall.http.BodyLimitFilter;
import io.rolecall.http.OperatorKey;
import io.rolecall.http.OperatorKeyFilter;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What concerns the whole service: its clock, and that everything under /v1 wants the operator's key. */
@Configuration
class IngestConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A source is a few lines; only pushes and lists sent with a poll may be long, and are read as streams. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> sourceBodyLimit() {
        FilterRegistrationBean<BodyLimitFilter> limit = new FilterRegistrationBean<>(
                new BodyLimitFilter(500_000, request -> request.getRequestURI().endsWith("/poll")));
        limit.addUrlPatterns("/v1/sources/*");
        return limit;
    }

    @Bean
    OperatorKey operatorKey(Environment environment) {
        return OperatorKey.of(environment);
    }

    @Bean
    OperatorKeyFilter operatorKeyFilter(OperatorKey key) {
        return new OperatorKeyFilter(key, "/v1/**");
    }
}
