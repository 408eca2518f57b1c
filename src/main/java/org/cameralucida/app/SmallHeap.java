package org.cameralucida.app;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the memory that the virtual machine holds near to what the window needs. Left alone, it takes up to a quarter
 * of the machine's, and lets pictures that nobody sees any more lie in it until then: an option of the command line
 * that starts it would say so, but nobody types one. HotSpot's G1 can be told while it runs; another collector is left
 * alone.
 */
final class SmallHeap {

    /** A heap up to here is as it may be, bytes: what is open in the window fills half of it. */
    private static final long ENOUGH = 384L << 20;
    /** So much more in the heap, or in its old part, is worth a collection. */
    private static final long GROWN = 48L << 20;
    /** What the engine frees, it soon asks for again while one works with it. */
    private static final int LOOKS_A_TRIM = 4;
    private static final Logger LOG = LoggerFactory.getLogger(SmallHeap.class);

    /**
     * Milliseconds without a collection after which G1 makes one beside the program, at whose end what is free is given
     * back; 0 for none, when it looks once a second whether that has changed.
     */
    private static final String INTERVAL = "G1PeriodicGCInterval";
    private static final String AT_ONCE = "100";
    private static final String NEVER = "0";
    private static final String PERIODIC = "G1 Periodic Collection";

    private final HotSpotDiagnosticMXBean machine;
    private final Watch watch;
    private final MemoryPoolMXBean old;
    private final NativeHeap nativeHeap = new NativeHeap();
    private int looks;

    private SmallHeap(HotSpotDiagnosticMXBean machine, MemoryPoolMXBean old) {
        this.machine = machine;
        this.old = old;
        // Below what it was started with it never goes.
        watch = new Watch(Math.max(ENOUGH, Long.parseLong(machine.getVMOption("MinHeapSize").getValue())), GROWN);
    }

    /** Keeps it small from now on, looking once a second. */
    static void keep() {
        try {
            var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            // Per cent of the heap that may be free; in this order, as the least must not be above the most.
            machine.setVMOption("MinHeapFreeRatio", "10");
            machine.setVMOption("MaxHeapFreeRatio", "30");
            machine.setVMOption(INTERVAL, NEVER);
            var pools = ManagementFactory.getMemoryPoolMXBeans();
            pools.stream().filter(pool -> pool.getName().equals("G1 Old Gen")).findFirst().ifPresent(old -> {
                var heap = new SmallHeap(machine, old);
                heap.listen();
                everySecond(heap::look);
            });
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("the heap is as large as the virtual machine likes", e);
        }
    }

    private static void everySecond(Runnable task) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "camera-lucida heap");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(task, 1, 1, TimeUnit.SECONDS);
    }

    /** One collection is enough: those that follow at once take time and free nothing, which G1 answers by a larger heap. */
    private void listen() {
        NotificationListener listener = (notification, nothing) -> {
            if (notification.getUserData() instanceof CompositeData data
                    && GarbageCollectionNotificationInfo.from(data).getGcCause().equals(PERIODIC)) {
                machine.setVMOption(INTERVAL, NEVER);
                watch.collected();
            }
        };
        ManagementFactory.getGarbageCollectorMXBeans().forEach(bean ->
                ((NotificationEmitter) bean).addNotificationListener(listener, null, null));
    }

    private void look() {
        long heap = Runtime.getRuntime().totalMemory();
        boolean due = watch.isDue(heap, heap - Runtime.getRuntime().freeMemory(), old.getUsage().getUsed());
        machine.setVMOption(INTERVAL, due ? AT_ONCE : NEVER);
        if (++looks % LOOKS_A_TRIM == 0) {
            nativeHeap.trim();
        }
    }

    /** Tells from what the heap is like, once a second, when it should be collected. */
    static final class Watch {

        /** Seconds for which a collection is asked for; G1 may be busy with the end of another. */
        static final int PATIENCE = 3;
        /** Seconds after a collection in which none is asked for. */
        static final int REST = 3;

        private final long enough;
        private final long growth;
        private long leastOld = Long.MAX_VALUE;
        private int patience;
        private int rest;

        Watch(long enough, long growth) {
            this.enough = enough;
            this.growth = growth;
        }

        /**
         * Whether more than half of it is free, or its old part larger than when it was smallest after the last time.
         *
         * @param heap bytes that the virtual machine holds for it
         * @param used bytes of those, alive or not
         * @param old bytes of those used by what is large, or has lived for some time
         */
        synchronized boolean isDue(long heap, long used, long old) {
            if (old > leastOld && old - leastOld > growth) {
                leastOld = old;
                patience = PATIENCE;
            } else if (old < leastOld) {
                leastOld = old;
                patience = 0;
            }
            return rest-- <= 0 && heap > enough && (patience-- > 0 || used < heap / 2);
        }

        /** What was asked for has been done. */
        synchronized void collected() {
            patience = 0;
            rest = REST;
        }
    }
}
