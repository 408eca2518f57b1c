package org.cameralucida.catalog.download;

import org.cameralucida.message.Decimal;
import org.cameralucida.message.Message;

/** Numbers of bytes as people read them: in megabytes of a million bytes, as makers and disks count. */
public final class ByteCount {

    private static final double MEGA = 1e6;

    private ByteCount() {
    }

    /** So many bytes, in the unit that suits them. */
    public static Message of(long bytes) {
        double mega = bytes / MEGA;
        return bytes < 100_000 ? Message.of(ByteCount.class, "bytes", Decimal.of(bytes, 0))
                : mega < 9950 ? Message.of(ByteCount.class, "bytes.mega", Decimal.of(mega, mega < 99.95 ? 1 : 0))
                : Message.of(ByteCount.class, "bytes.giga", Decimal.of(mega / 1000, 1));
    }

    /** "3.2 of 5.0 MB": in the unit of the whole. */
    public static Message of(long done, long total) {
        double mega = total / MEGA;
        int decimals = mega < 99.95 ? 1 : 0;
        return Message.of(ByteCount.class, "bytes.ofMega", Decimal.of(done / MEGA, decimals), Decimal.of(mega, decimals));
    }
}
