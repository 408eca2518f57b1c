package org.cameralucida.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cameralucida.network.NetworkReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of names, in whatever form they lie beside a network of three classes. */
class LabelFilesTest {

    @TempDir
    Path folder;

    private void assertNames(String... expected) throws IOException {
        Files.write(folder.resolve("net.onnx"), new GridNetwork(32, 32, 3, 1).file(false, true, "pytorch", Map.of()));
        var labels = NetworkReader.read(folder).labels();
        for (int c = 0; c < expected.length; c++) {
            assertThat(labels.name(c)).isEqualTo(expected[c]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "labels.txt | cat;red_dog;bird",
        "labels.txt | cat\\n\\nred_dog\\n\\n\\nbird\\n\\n",
        "labels.txt | 0 cat\\n1 red_dog\\n2 bird",
        "labels.txt | 2: bird\\n0: cat\\n1: red_dog",
        "labels.txt | 0. cat\\n1. red_dog\\n2. bird",
        "labels.txt | 1) cat\\n2) red_dog\\n3) bird",
        "labels.txt | 0 - cat\\n1 - red_dog\\n2 - bird",
        "labels.txt | {0: 'cat', 1: \"red_dog\", 2: 'bird'}",
        "net.txt | cat\\nred_dog\\nbird",
        "net_labels.txt | cat\\nred_dog\\nbird",
        "synset_words.txt | n00000001 cat\\nn00000002 red_dog\\nn00000003 bird",
        "classes.csv | index,name\\n2,bird\\n0,cat\\n1,red_dog",
        "classes.csv | 0;cat\\n1;red_dog\\n2;bird",
        "labels.tsv | cat\\t0\\nbird\\t2\\nred_dog\\t1",
        "class_names.json | {\"class_names\": [\"cat\", \"red_dog\", \"bird\"]}",
        "labels.json | {\"2\": \"bird\", \"0\": \"cat\", \"1\": \"red_dog\"}",
        "class_indices.json | {\"bird\": 2, \"cat\": 0, \"red_dog\": 1}",
        "label_map.json | {\"id2label\": {\"0\": \"cat\", \"1\": \"red_dog\", \"2\": \"bird\"}, \"other\": 1}",
        "imagenet_class_index.json | {\"0\": [\"n01\", \"cat\"], \"1\": [\"n02\", \"red_dog\"], \"2\": [\"n03\", \"bird\"]}",
        "data.yaml | names:\\n  0: cat\\n  1: red_dog\\n  2: bird\\n",
        "classes.yaml | names: [cat, red_dog, bird]\\n",
        "obj.names | cat\\nred_dog\\nbird\\n"
    })
    void namesAreFound(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text.replace("\\n", "\n").replace("\\t", "\t"));
        if (file.startsWith("imagenet")) {
            assertNames("n01 cat", "n02 red_dog", "n03 bird");
        } else {
            assertNames("cat", "red_dog", "bird");
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void inEveryEncoding(String charset) throws IOException {
        Files.write(folder.resolve("labels.txt"), "Bär\r\ncafé\r\nélan\r\n".getBytes(Charset.forName(charset)));
        assertNames("Bär", "café", "élan");
    }

    @Test
    void ofIdsAloneTheNamesAreImageNets() throws IOException {
        Files.writeString(folder.resolve("synset.txt"), "n01440764\nn01443537\nn99999999\n");
        assertNames("tench, Tinca tinca", "goldfish, Carassius auratus", "n99999999");
    }

    @Test
    void namesOfAnotherNetworkAreNotTaken() throws IOException {
        Files.write(folder.resolve("other.onnx"), new byte[]{1});
        Files.writeString(folder.resolve("other_labels.txt"), "x\ny\nz\n");
        Files.write(folder.resolve("net.onnx"), new GridNetwork(32, 32, 3, 1).file(false, true, "pytorch", Map.of()));
        assertThat(NetworkReader.read(folder.resolve("net.onnx")).labels().isNamed(0)).isFalse();
    }

    @Test
    void aByteOrderMarkIsNoLetter() throws IOException {
        Files.write(folder.resolve("labels.txt"), "\uFEFFcat\ndog\nbird".getBytes(StandardCharsets.UTF_8));
        assertNames("cat", "dog", "bird");
    }
}
