package io.rolecall.notify.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MailServerTest {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withBean(MailServer.class)
            .withPropertyValues(
                    "spring.mail.host=smtp.example.org",
                    "spring.mail.port=587",
                    "notify.channel.from=jobs@example.org");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        spring.mail.host=                                        | SMTP_HOST is not set
        spring.mail.host=smtp example org                        | SMTP_HOST is 'smtp example org'
        spring.mail.port=                                        | SMTP_PORT is ''
        spring.mail.port=smtp                                    | SMTP_PORT is 'smtp'
        spring.mail.port=70000                                   | SMTP_PORT is '70000'
        spring.mail.properties.mail.smtp.starttls.enable=perhaps | SMTP_STARTTLS is 'perhaps'
        spring.mail.properties.mail.smtp.auth=1                  | SMTP_AUTH is '1'
        notify.channel.from=                                     | MAIL_FROM is not set
        """)
    void a_service_that_could_never_send_a_mail_does_not_start_and_names_the_variable(String setting, String said) {
        service.withPropertyValues(setting)
                .run(context -> assertThat(context.getStartupFailure()).hasMessageContaining(said));
    }

    @org.junit.jupiter.api.Test
    void one_that_could_starts() {
        service.run(context -> assertThat(context).hasNotFailed());
    }
}
