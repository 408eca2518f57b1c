package org.cameralucida.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the memory that the virtual machine holds near to what the window needs. Left alone, it takes a quarter of the
 * machine's and, once taken, keeps more than twice of what lives: an option of the command line that starts it would
 * say so, but nobody types one.
 */
final class SmallHeap {

    private static final Logger LOG = LoggerFactory.getLogger(SmallHeap.class);

    /**
     * What a running HotSpot allows to be set, in this order, as the least must not be above the most: per cent of the
     * heap that may be free, and milliseconds without a collection after which one is made, beside the program, that
     * gives back what is free.
     */
    private static final List<Map.Entry<String, String>> OPTIONS = List.of(Map.entry("MinHeapFreeRatio", "10"),
            Map.entry("MaxHeapFreeRatio", "30"), Map.entry("G1PeriodicGCInterval", "15000"));

    private SmallHeap() {
    }

    /** Asks for it; another virtual machine, or another collector, may have no such options. */
    static void askFor() {
        for (var option : OPTIONS) {
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .setVMOption(option.getKey(), option.getValue());
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("the heap is as large as the virtual machine likes: {}", option, e);
            }
        }
    }
}
