package org.cameralucida.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.cameralucida.message.Problem;

/** Puts the parts of an evaluation together, as if it had been one. */
public final class Merge {

    private Merge() {
    }

    /** A part's log and the row that is next in it. */
    private record Next(ImageResult row, ResultFolder.Reader log) {
    }

    /**
     * Writes the results of all parts into one folder, in the order of the data set.
     *
     * @param parts folders, in any order
     * @param out a folder without results
     * @throws Problem if parts are missing, not finished, there twice, or of different evaluations; or it cannot be
     *     written
     */
    public static void of(List<Path> parts, Path out) {
        check(parts);
        var logs = new ArrayList<ResultFolder.Reader>();
        try (var results = ResultFolder.open(out, ResultFolder.parameters(parts.get(0)).whole(), false)) {
            var waiting = new PriorityQueue<Next>(Comparator.comparingInt(next -> next.row().index()));
            for (var part : parts) {
                var log = ResultFolder.reader(part);
                logs.add(log);
                log.next().ifPresent(row -> waiting.add(new Next(row, log)));
            }
            while (!waiting.isEmpty()) {
                var next = waiting.remove();
                results.add(next.row());
                next.log().next().ifPresent(row -> waiting.add(new Next(row, next.log())));
            }
        } finally {
            logs.forEach(ResultFolder.Reader::close);
        }
    }

    private static void check(List<Path> parts) {
        var first = ResultFolder.parameters(parts.get(0));
        var found = new TreeMap<Integer, Path>();
        for (var part : parts) {
            var parameters = ResultFolder.parameters(part);
            var difference = first.whole().difference(parameters.whole());
            int count = Shard.of(first.shard()).count();
            if (difference.isPresent() || Shard.of(parameters.shard()).count() != count) {
                var key = difference.orElse("shard");
                throw Problem.of(Merge.class, "merge.other", parts.get(0).toString(), part.toString(), key);
            }
            var twice = found.put(Shard.of(parameters.shard()).number(), part);
            if (twice != null) {
                throw Problem.of(Merge.class, "merge.twice", twice.toString(), part.toString(), parameters.shard());
            }
            int done = rows(part);
            if (done < parameters.places().length) {
                throw Problem.of(Merge.class, "merge.unfinished", part.toString(), done, parameters.places().length);
            }
        }
        for (int number = 1; number <= Shard.of(first.shard()).count(); number++) {
            if (!found.containsKey(number)) {
                throw Problem.of(Merge.class, "merge.missing", number, Shard.of(first.shard()).count());
            }
        }
    }

    private static int rows(Path part) {
        try (var log = ResultFolder.reader(part)) {
            int rows = 0;
            while (log.next().isPresent()) {
                rows++;
            }
            return rows;
        }
    }
}
