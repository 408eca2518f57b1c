package org.cameralucida.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes PNG files of any kind, good and bad, chunk by chunk: for tests. */
public final class PngFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private PngFile() {
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }

    /** Begins a file; {@code colorType} 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
    public static PngFile of(int width, int height, int bits, int colorType) {
        return new PngFile().chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits)
                .put((byte) colorType).array());
    }

    PngFile chunk(String type, byte[] data) {
        var checksum = new CRC32();
        checksum.update(type.getBytes(StandardCharsets.US_ASCII));
        checksum.update(data);
        return chunk(type, data, (int) checksum.getValue());
    }

    PngFile chunk(String type, byte[] data, int checksum) {
        bytes.writeBytes(ByteBuffer.allocate(12 + data.length).putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII)).put(data).putInt(checksum).array());
        return this;
    }

    /** The profile in the form of an {@code iCCP} chunk. */
    public PngFile profile(byte[] profile) {
        var deflated = deflate(profile);
        return chunk("iCCP", ByteBuffer.allocate(3 + deflated.length).put((byte) 'p').put((byte) 0).put((byte) 0)
                .put(deflated).array());
    }

    /** The rows, each already with its filter byte, and the end. */
    public byte[] rows(int... samples) {
        var raw = new byte[samples.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) samples[i];
        }
        return rows(raw);
    }

    byte[] rows(byte[] raw) {
        return chunk("IDAT", deflate(raw)).chunk("IEND", new byte[0]).bytes.toByteArray();
    }

    byte[] unfinished() {
        return bytes.toByteArray();
    }

    static byte[] deflate(byte[] raw) {
        var deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        var output = new ByteArrayOutputStream();
        var buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            output.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return output.toByteArray();
    }
}
