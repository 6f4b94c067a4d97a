package io.rolecall.search.rank;

/**
 * How much each thing counts that makes a posting fit. Chosen on one half of the queries of {@code ./rolecall bench relevance}.
 *
 * @param words the first pass: how often, where, and how rare
 * @param title the share of what is asked for that the title has
 * @param core how much of the job's name was asked for, times the share in the title
 * @param whole how much of the whole title was asked for, times the share in the title
 * @param order how much of it stands in the title in the order asked for, times the share in the title
 * @param organization what the title lacks and the organisation's name has
 * @param place what the title lacks and the place has
 * @param occupation what the title lacks and the occupation is
 * @param skills what the title lacks and the skills or the occupation have
 * @param row how much of it stands in a row in the text
 * @param near how near its words stand to each other
 * @param fresh posted now; half of it after two weeks
 * @param otherwise what another way to say it is worth beside what was written, 0 to 1
 */
record Weights(
        double words,
        double title,
        double core,
        double whole,
        double order,
        double organization,
        double place,
        double occupation,
        double skills,
        double row,
        double near,
        double fresh,
        double otherwise) {
    static final Weights USUAL = new Weights(0.35, 0.3, 0.8, 0.3, 0.3, 0.4, 0.4, 0.8, 0.3, 0.5, 0.1, 0.03, 0.8);
}
