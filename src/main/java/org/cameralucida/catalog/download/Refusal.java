package org.cameralucida.catalog.download;

import org.cameralucida.message.Message;

/** Why an address did not give a file: the next may. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Message reason;
    private final boolean isUnreachable;

    private Refusal(Message reason, boolean isUnreachable, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
        this.isUnreachable = isUnreachable;
    }

    /** It answered, and not with the file. */
    static Refusal of(String key, Object... arguments) {
        return new Refusal(Message.of(Refusal.class, key, arguments), false, null);
    }

    /** It did not answer. */
    static Refusal unreachable(String host, Throwable cause) {
        return new Refusal(Message.of(Refusal.class, "refused.unreachable", host), true, cause);
    }

    /** It answered, and fell silent. */
    static Refusal cut(String host, long bytes, long total, Throwable cause) {
        return new Refusal(Message.of(Refusal.class, "refused.cut", host, ByteCount.of(bytes, total)), false, cause);
    }

    /** The reason, to be put into a sentence. */
    Message reason() {
        return reason;
    }

    /** Whether nothing was heard of the host at all. */
    boolean isUnreachable() {
        return isUnreachable;
    }
}
