package io.rolecall.notify.operator;

import com.mongodb.MongoException;
import io.rolecall.http.operator.OperatorRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is this service's own of the operator's page. */
@Configuration(proxyBeanMethods = false)
class RoomConfiguration {
    @Bean
    OperatorRoom operatorRoom(OperatorSettings settings) {
        return new OperatorRoom(
                "notify",
                "Alerts and messages",
                "/css/messages.css",
                false,
                settings.elsewhere(),
                settings.signIn(),
                MongoException.class);
    }
}
