package org.cameralucida.network;

import java.util.Locale;
import org.cameralucida.message.Message;

/**
 * Which part of a transformer's block a layer is.
 *
 * @param kind what of it
 * @param block the number of its attention among the network's, from 0; -1 before the first
 * @param attention of what an attention reads the tensor of its probabilities, softmax over the last axis, {@code
 *     [N,heads,tokens,tokens]} or {@code [N·heads,tokens,tokens]}; empty of another part, and where it is within windows
 */
public record BlockPart(Kind kind, int block, String attention) {

    BlockPart(Kind kind, int block) {
        this(kind, block, "");
    }

    /** The places in a block at which one looks. */
    public enum Kind {
        /** The photo's patches, with their positions. */
        EMBEDDING,
        /** What the attention reads: as a rule normalised. */
        BEFORE_ATTENTION,
        /** The sum with what the attention gave. */
        AFTER_ATTENTION,
        /** What is normalised after the attention. */
        BEFORE_MLP,
        /** The sum that the block hands on. */
        OUTPUT,
        /** What is normalised after the last block. */
        FINAL
    }

    /** The name for people. */
    public Message title() {
        return Message.of(BlockPart.class, "block." + kind.name().toLowerCase(Locale.ROOT), Integer.toString(block));
    }
}
