package org.cameralucida.dataset;

import java.nio.file.Path;
import java.util.Optional;
import org.cameralucida.message.Problem;

/** Where the true boxes of an example are from; a file is read when they are asked for, never before. */
sealed interface Truth {

    /**
     * What is annotated on a photo; empty where nothing is.
     *
     * @throws Problem if something is, and cannot be read
     */
    Optional<Annotation> of(Path photo);

    /** There are none. */
    record None() implements Truth {
        @Override
        public Optional<Annotation> of(Path photo) {
            return Optional.empty();
        }
    }

    /** They were in a table with those of all photos. */
    record Known(Annotation annotation) implements Truth {
        @Override
        public Optional<Annotation> of(Path photo) {
            return Optional.of(annotation);
        }
    }

    /** They are in a file of PASCAL VOC. */
    record Voc(Path file) implements Truth {
        @Override
        public Optional<Annotation> of(Path photo) {
            return VocXml.read(file);
        }
    }

    /** They lie where data sets have them: see {@link Annotations}. */
    record Beside() implements Truth {
        @Override
        public Optional<Annotation> of(Path photo) {
            return Annotations.of(photo);
        }
    }
}
