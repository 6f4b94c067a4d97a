package io.rolecall.posting;

/**
 * What one does in a job, by the International Standard Classification of Occupations of 2008.
 *
 * @param code of the unit group, four digits, such as {@code 2512}
 * @param label of the unit group in English, at most 200 characters
 * @param evidence the words that it was read from and where they stood, such as {@code title: Softwareentwickler}; at most
 *     300 characters
 */
public record Occupation(String code, String label, String evidence) {
    public Occupation {
        if (code == null || code.length() != 4 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidPostingException("occupation.code", "is not a code of four digits");
        }
        label = Valid.required("occupation.label", label, 200);
        evidence = Valid.required("occupation.evidence", evidence, 300);
    }
}
