package org.cameralucida.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;

/** How the photos, labels and boxes of a data set lie in its folder. In the order in which they are looked for. */
public enum Layout {

    /** Tiny ImageNet: {@code val/images} with {@code val_annotations.txt}, {@code train/CLASS} with its boxes. */
    TINY_IMAGENET(new TinyImageNetReader()),
    /** ILSVRC as Kaggle has it: {@code LOC_val_solution.csv} beside {@code ILSVRC/Data/CLS-LOC/val}. */
    KAGGLE(new KaggleReader()),
    /** ILSVRC as its makers distribute it: photos in one folder, a list of class numbers, PASCAL VOC annotations. */
    ILSVRC(new IlsvrcReader()),
    /** The program's own painted scenes: {@code samples.json}. */
    SCENES(new SceneReader()),
    /** A table {@code image,label,xmin,ymin,xmax,ymax}, a row a box. */
    CSV(new CsvReader()),
    /** One folder a class. */
    FOLDERS(new FolderReader()),
    /** Photos without labels. */
    NONE(new UnlabelledReader());

    private final LayoutReader reader;

    Layout(LayoutReader reader) {
        this.reader = reader;
    }

    LayoutReader reader() {
        return reader;
    }

    /** As the command line calls it: {@code "tiny-imagenet"}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The layout of a name.
     *
     * @throws Problem if there is none
     */
    public static Layout of(String id) {
        return Arrays.stream(values()).filter(layout -> layout.id().equalsIgnoreCase(id.strip())).findFirst()
                .orElseThrow(() -> Problem.of(Layout.class, "layout.unknown", id,
                        Arrays.stream(values()).map(Layout::id).collect(Collectors.joining(", "))));
    }

    /** What it is called. */
    public Message title() {
        return Message.of(Layout.class, "layout." + id());
    }
}
