package org.cameralucida.inference;

/**
 * The processor threads of a session: how many runs there may be at once, and how many threads each has. What comes of a
 * run does not depend on them.
 *
 * @param runs at least 1; of more at once, those above it wait
 * @param each at least 1
 */
public record Threads(int runs, int each) {

    /** Each run has memory of its own, which grows with the network. */
    private static final int MOST_RUNS = 8;

    public Threads {
        if (runs < 1 || each < 1) {
            throw new IllegalArgumentException(runs + " runs, each on " + each + " threads");
        }
    }

    /** One run at a time on all of the threads, as is quickest for one picture; 0 threads for one a processor. */
    public static Threads forOneRun(int threads) {
        return new Threads(1, threads > 0 ? threads : Sessions.defaultThreads());
    }

    /**
     * Several runs at once that share the threads, as is quickest for many pictures: threads of one run wait for each
     * other at every operator, those of several do not. 0 threads for one a processor.
     */
    public static Threads forManyRuns(int threads) {
        int all = threads > 0 ? threads : Sessions.defaultThreads();
        int each = (all + MOST_RUNS - 1) / MOST_RUNS;
        return new Threads(all / each, each);
    }

    /** Of all runs together. */
    public int all() {
        return runs * each;
    }
}
