package io.rolecall.notify.health;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Refuses to start where no mail could ever be sent: a service that only looks well is worse than none. Before anything else reads these
 * settings, so that what is said names the variable that has to be set.
 */
@Component
class MailServer implements BeanFactoryPostProcessor, EnvironmentAware {
    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String host = environment.getProperty("spring.mail.host", "").strip();
        if (host.isEmpty()) {
            throw new IllegalStateException("SMTP_HOST is not set: set it to the server that takes our mails");
        }
        if (!host.matches("[A-Za-z0-9._\\[\\]:-]+")) {
            throw new IllegalStateException("SMTP_HOST is '" + host + "', which is not the name of a host");
        }
        String port = environment.getProperty("spring.mail.port", "").strip();
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new IllegalStateException("SMTP_PORT is '" + port + "', which is not a port between 1 and 65535");
        }
        truth("SMTP_AUTH", "spring.mail.properties.mail.smtp.auth");
        truth("SMTP_STARTTLS", "spring.mail.properties.mail.smtp.starttls.enable");
        if (environment.getProperty("notify.channel.from", "").isBlank()) {
            throw new IllegalStateException(
                    "MAIL_FROM is not set: set it to the sender of all mails, such as Jobs <alerts@example.org>");
        }
    }

    private void truth(String variable, String property) {
        String value = environment.getProperty(property, "false").strip();
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalStateException(variable + " is '" + value + "', which is neither true nor false");
        }
    }
}
