package org.cameralucida.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SmallHeapTest {

    @Test
    void theVirtualMachineDoesAsItIsAsked() {
        SmallHeap.askFor();
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assertThat(machine.getVMOption("MinHeapFreeRatio").getValue()).isEqualTo("10");
        assertThat(machine.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo("30");
    }
}
