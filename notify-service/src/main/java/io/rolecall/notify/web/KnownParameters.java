package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses parameters that an address for programs doesn't take, and those that come twice: who asks for one alert's messages and gets
 * everybody's would not notice. Pages and feeds take what others hang on links.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "DELETE");
    private static final int LONGEST = 100;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && READING.contains(request.getMethod())) {
            Set<String> known = known(method);
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw InvalidRequestException.of(brief(name), null, -1, unknown(known));
                }
                if (values.length > 1) {
                    throw InvalidRequestException.of(name, values[1], -1, "is given more than once.");
                }
            });
        }
        return true;
    }

    private static Set<String> known(HandlerMethod method) {
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                names.add(named.name());
            }
        }
        return new TreeSet<>(names);
    }

    private static String unknown(Set<String> known) {
        return known.isEmpty()
                ? "is not known; this address takes no parameters."
                : "is not known; known are " + String.join(", ", known) + ".";
    }

    private static String brief(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
