package io.rolecall.query;

/** Numbers as people group them: 5,000 and 5.000 are 5000; 3.11 and 10.0.1 stay. */
final class Numbers {
    private static final int LONGEST = 24;

    private Numbers() {}

    /** The usual form of a number with separators; any other word unchanged. */
    static String usual(String form) {
        if (form.length() > LONGEST) {
            return form;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c != '.' && c != ',' && (c < '0' || c > '9')) {
                return form;
            }
        }
        if (form.indexOf(',') >= 0) {
            return form.replace(",", "");
        }
        String[] groups = form.split("\\.", -1);
        if (groups.length < 2 || groups[0].length() > 3) {
            return form;
        }
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return form;
            }
        }
        return form.replace(".", "");
    }
}
