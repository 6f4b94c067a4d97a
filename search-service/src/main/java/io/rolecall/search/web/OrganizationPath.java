package io.rolecall.search.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** Where an organisation's page is: its name as the last part of a path, whatever script and signs it has. */
final class OrganizationPath {
    static final String FOLDER = "/organizations/";

    private OrganizationPath() {}

    /** The path of the page; of a name that no path can end with, the search for it. */
    static String of(String name) {
        return name.equals(".") || name.equals("..")
                ? "/" + Parameters.query(Map.of("organization", List.of(name)))
                : FOLDER + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    /** The name of a path variable that takes the rest of the path. */
    static String name(String rest) {
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }
}
