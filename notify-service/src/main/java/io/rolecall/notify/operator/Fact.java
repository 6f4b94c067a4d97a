package io.rolecall.notify.operator;

/**
 * One thing that the operator sees at a glance.
 *
 * @param value how it stands, in few words
 * @param hint what it means, and where it is bad what to do
 */
record Fact(String name, String value, Mark mark, String hint) {
    /** How it stands, told by a shape and a word and not by a colour alone. */
    enum Mark {
        BAD("!", "needs you"),
        GOOD("✓", "fine"),
        /** Neither: a number, or something that is switched off. */
        PLAIN("·", "");

        private final String shape;
        private final String word;

        Mark(String shape, String word) {
            this.shape = shape;
            this.word = word;
        }

        public String shape() {
            return shape;
        }

        public String word() {
            return word;
        }

        /** Its name in the style sheet. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean bad() {
        return mark == Mark.BAD;
    }
}
