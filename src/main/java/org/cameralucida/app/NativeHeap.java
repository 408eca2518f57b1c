package org.cameralucida.app;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory outside of Java's heap, the engine's most of all. Where that is glibc's, each thread has a part of its own,
 * and what is freed there stays until it is asked for.
 */
final class NativeHeap {

    private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

    private boolean refused;

    /** Gives back to the system what is free; nothing where the virtual machine has no such command. */
    void trim() {
        if (refused) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap",
                    new Object[0], new String[0]);
        } catch (JMException | RuntimeException e) {
            LOG.debug("no native memory is given back", e);
            refused = true;
        }
    }
}
