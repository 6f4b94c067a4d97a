package io.rolecall.http.operator;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Opens the operator's pages where a service has a room for them, behind its own key. */
@AutoConfiguration
@ConditionalOnBean(OperatorRoom.class)
@Import({OperatorDoor.class, Sessions.class, SignInPage.class, PageTrouble.class})
class OperatorConfiguration {
    @Bean
    Attempts attempts(OperatorRoom room, Clock clock) {
        return new Attempts(room.signIn(), clock);
    }
}
