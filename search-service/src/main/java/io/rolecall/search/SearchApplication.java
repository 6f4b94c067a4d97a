package io.rolecall.search;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts search-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SearchApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SearchApplication.class, arguments);
    }
}
