package io.rolecall.search.web;

import io.micrometer.observation.ObservationPredicate;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/** What the doors need of the server. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** What the service asks itself at its start is no visitor's time. */
    @Bean
    static ObservationPredicate visitorsOnly() {
        return (_, context) ->
                !(context instanceof ServerRequestObservationContext request && WarmUp.own(request.getCarrier()));
    }

    /** Who asks again for what has not changed is told so, without the body. Weak, because answers are compressed. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> unchanged() {
        ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(
                "/v1/postings",
                "/v1/postings/*",
                "/v1/organizations/*",
                "/v1/similar",
                "/v1/suggest",
                "/v1/feed.atom",
                "/v1/feed.json",
                "/v1/feed.ics",
                "/sitemap.xml",
                "/sitemaps/*");
        return registration;
    }

    /** How long an answer may be shown again without asking: what people wait for not at all, what machines fetch for a while. */
    @Bean
    WebMvcConfigurer caching() {
        WebContentInterceptor caching = new WebContentInterceptor();
        caching.addCacheMapping(
                CacheControl.noCache(), "/v1/postings", "/v1/postings/**", "/v1/organizations/**", "/v1/similar");
        caching.addCacheMapping(CacheControl.maxAge(1, TimeUnit.MINUTES).cachePublic(), "/v1/suggest", "/v1/feed.*");
        caching.addCacheMapping(
                CacheControl.maxAge(1, TimeUnit.HOURS).cachePublic(), "/sitemap.xml", "/sitemaps/**", "/robots.txt");
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(caching);
            }
        };
    }

    /** Ids may contain slashes, which an address has encoded; Tomcat refuses those unless told otherwise. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }

    /** What the server refuses before we see it, such as headers without end, is told as all else is. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerRefusals()));
    }
}
