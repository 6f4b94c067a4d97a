package io.rolecall.search.project;

import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * How long MongoDB is waited for before a call fails, to be tried again or answered otherwise. Before Spring's own, so that
 * what the connection string says goes.
 */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
    @Bean
    @Order(-1)
    MongoClientSettingsBuilderCustomizer patience() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        s -> s.connectTimeout(2, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS));
    }
}
