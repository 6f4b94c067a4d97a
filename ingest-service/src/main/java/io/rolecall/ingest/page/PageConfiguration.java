package io.rolecall.ingest.page;

import io.rolecall.http.operator.OperatorRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** What is this service's own of the operator's page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    OperatorRoom operatorRoom(PageSettings settings) {
        return new OperatorRoom(
                "ingest",
                "Sources",
                "/css/sources.css",
                true,
                settings.elsewhere(),
                settings.signIn(),
                DataAccessException.class);
    }
}
