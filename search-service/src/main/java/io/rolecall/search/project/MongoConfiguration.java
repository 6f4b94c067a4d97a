package io.rolecall.search.project;

import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** How MongoDB is written to, and how long it is waited for before a call fails, to be tried again or answered otherwise. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
    @Bean
    MongoClientSettingsBuilderCustomizer durable() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY);
    }

    /** Before Spring's own, so that of times what the connection string says goes. */
    @Bean
    @Order(-1)
    MongoClientSettingsBuilderCustomizer patience() {
        return settings -> settings.applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        s -> s.connectTimeout(2, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS));
    }
}
