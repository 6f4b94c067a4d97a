package io.rolecall.notify;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts notify-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotifyApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(NotifyApplication.class, arguments);
    }
}
