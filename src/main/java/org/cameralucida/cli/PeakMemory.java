package org.cameralucida.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The most memory that the program has held so far. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {
    }

    /** For {@code --timings}: what the process held in all where the system tells it, else the heap alone, said so. */
    static String description() {
        try {
            var line = Files.readAllLines(STATUS).stream().filter(l -> l.startsWith("VmHWM:")).findFirst();
            if (line.isPresent()) {
                return inMegabytes(1024 * Long.parseLong(line.get().replaceAll("\\D", ""))) + " resident at most";
            }
        } catch (IOException | NumberFormatException noSuchFile) {
            // Another system than Linux.
        }
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed()).sum();
        return inMegabytes(heap) + " of Java heap at most; what the engine holds is not told on this system";
    }

    private static String inMegabytes(long bytes) {
        return String.format(Locale.ROOT, "%d MB", Math.round(bytes / 1e6));
    }
}
