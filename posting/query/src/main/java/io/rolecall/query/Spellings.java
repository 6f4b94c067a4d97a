package io.rolecall.query;

import java.util.Map;

/** Names that are written in two ways, and that no rule brings together. */
final class Spellings {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("nodejs", "node.js"),
            Map.entry("reactjs", "react.js"),
            Map.entry("vuejs", "vue.js"),
            Map.entry("nextjs", "next.js"),
            Map.entry("nuxtjs", "nuxt.js"),
            Map.entry("nestjs", "nest.js"),
            Map.entry("expressjs", "express.js"),
            Map.entry("angularjs", "angular.js"),
            Map.entry("emberjs", "ember.js"),
            Map.entry("threejs", "three.js"),
            Map.entry("dotnet", ".net"),
            Map.entry("csharp", "c#"),
            Map.entry("fsharp", "f#"));

    private Spellings() {}

    /** The name's usual form, any other word unchanged. */
    static String usual(String form) {
        return USUAL.getOrDefault(form, form);
    }
}
