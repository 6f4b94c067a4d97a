package io.rolecall.search.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** The templates without the indentation that they are written with: it is an eighth of a page, and nobody's text. */
@Component("defaultTemplateResolver")
final class Unindented extends SpringResourceTemplateResolver {
    Unindented() {
        setPrefix("classpath:/templates/");
        setSuffix(".html");
    }

    @Override
    protected @Nullable ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            @Nullable String ownerTemplate,
            String template,
            String resourceName,
            @Nullable String characterEncoding,
            @Nullable Map<String, Object> attributes) {
        ITemplateResource written = super.computeTemplateResource(
                configuration, ownerTemplate, template, resourceName, "UTF-8", attributes);
        try (BufferedReader lines = new BufferedReader(written.reader())) {
            return new StringTemplateResource(lines.lines().map(String::strip).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
