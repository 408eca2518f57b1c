package org.cameralucida.onnx;

import com.google.protobuf.MessageLite;

/**
 * The protobuf fields of a node, value, constant, graph or model that we do not read (documentation, annotations,
 * sparse constants, newer ones), kept so that writing gives them back. Opaque.
 */
public final class UnreadFields {

    /** Nothing. */
    public static final UnreadFields NONE = new UnreadFields(null);

    private final MessageLite message;

    private UnreadFields(MessageLite message) {
        this.message = message;
    }

    static UnreadFields of(MessageLite message) {
        return message.getSerializedSize() == 0 ? NONE : new UnreadFields(message);
    }

    /** The rest as the protobuf class that it came in; {@code otherwise} if there is none, or of another class. */
    <M extends MessageLite> M as(Class<M> type, M otherwise) {
        return type.isInstance(message) ? type.cast(message) : otherwise;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnreadFields r && (message == null ? r.message == null : message.equals(r.message));
    }

    @Override
    public int hashCode() {
        return message == null ? 0 : message.hashCode();
    }

    @Override
    public String toString() {
        return message == null ? "" : "…";
    }
}
