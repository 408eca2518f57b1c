package org.cameralucida.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.cameralucida.image.Interpolation;
import org.cameralucida.image.Npy;
import org.cameralucida.image.PhotoReader;
import org.cameralucida.image.Region;
import org.cameralucida.ui.ColorNetworks;
import org.cameralucida.ui.workbench.WorkbenchFixture;
import org.junit.jupiter.api.Test;

class ExportViewModelTest extends WorkbenchFixture {

    @Test
    void theCommandRepeatsWhatIsShown() {
        open();
        workbench.predictions().selectedProperty().set(GREEN);
        workbench.gaze().frameProperty().set(new Region(30, 0.5, 31, 31));
        workbench.display().interpolationProperty().set(Interpolation.NEAREST);
        workbench.display().boxProperty().set(true);
        export.copyCommand();
        assertThat(dialogs.copiedText).isEqualTo("camera-lucida explain --network colors --class 1"
                + " --region 30,0.5,31,31 --colormap jet --interpolation nearest --box --out overlay.png '" + photo + "'");
    }

    @Test
    void aPastedPictureHasNoCommandButAPicture() {
        networks.open("colors");
        workbench.paste(ColorNetworks.redAndGreen(40, 20));
        assertThat(export.noCommand().get()).isTrue();
        export.copyImage();
        assertThat(dialogs.copiedPicture.width()).isEqualTo(40);
    }

    @Test
    void theRawMapIsSavedAsItIs() {
        open();
        dialogs.target = folder.resolve("map.npy");
        export.saveMap();
        assertThat(dialogs.suggestedName).isEqualTo("a-photo-red-cam.npy");
        assertThat(Npy.read(dialogs.target)).isEqualTo(explore.map().mapProperty().get());
    }

    @Test
    void theOverlayIsSavedAtThePhotosSize() {
        open();
        dialogs.target = folder.resolve("overlay.png");
        export.saveOverlay();
        var saved = PhotoReader.read(dialogs.target);
        assertThat(saved.width()).isEqualTo(64);
        assertThat(saved.raster().argb()[0]).as("not seen: dimmed").isNotEqualTo(0xFFFF0000);
    }

    @Test
    void aFileThatCannotBeWrittenIsASentence() {
        open();
        dialogs.target = folder.resolve("nowhere").resolve("overlay.png");
        export.saveOverlay();
        assertThat(activities.failureProperty().get().sentence(ENGLISH)).contains("overlay.png");
    }
}
