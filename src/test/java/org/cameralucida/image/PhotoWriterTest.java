package org.cameralucida.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoWriterTest {

    private static final Raster RASTER = new Raster(3, 2, new int[] {
        0xFF000000, 0xFFFFFFFF, 0xFF123456, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF});

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        var photo = PhotoReader.read(Files.write(folder.resolve("a.png"), png()));
        assertThat(photo.raster().argb()).isEqualTo(RASTER.argb());
        assertThat(photo.raster().width()).isEqualTo(3);
    }

    @Test
    void samePixelsGiveTheSameBytes() throws IOException {
        assertThat(png()).isEqualTo(png());
    }

    @Test
    void streamStaysOpen() throws IOException {
        var closed = new boolean[1];
        PhotoWriter.png(RASTER, new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThat(closed[0]).isFalse();
    }

    @Test
    void failureToWriteIsReported() {
        var full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> PhotoWriter.png(RASTER, full)).isInstanceOf(IOException.class);
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        PhotoWriter.png(RASTER, bytes);
        return bytes.toByteArray();
    }
}
