package org.cameralucida.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;

/**
 * Enables a test only where the JavaFX toolkit starts and can lay out a text. Without a display the toolkit is Monocle,
 * which needs no GTK, but text still needs Pango, FreeType and fontconfig, and at least one font; a machine with only
 * {@code openjdk-17-jdk-headless} has none of them. Tried once a run.
 */
public final class ToolkitCondition implements ExecutionCondition {

    private static final int PATIENCE_SECONDS = 30;
    private static final String ADVICE = "the JavaFX toolkit cannot show text here; the window's tests need the "
            + "packages libpango-1.0-0 libpangoft2-1.0-0 libfreetype6 libfontconfig1 fonts-dejavu-core (apt-get install …): ";

    private static ConditionEvaluationResult outcome;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return outcome();
    }

    private static synchronized ConditionEvaluationResult outcome() {
        if (outcome == null) {
            outcome = tryToolkit();
        }
        return outcome;
    }

    private static ConditionEvaluationResult tryToolkit() {
        try {
            FxToolkit.registerPrimaryStage();
            var width = new CompletableFuture<Double>();
            Platform.runLater(() -> {
                try {
                    width.complete(new Text("Camera Lucida").getLayoutBounds().getWidth());
                } catch (Throwable failure) {
                    width.completeExceptionally(failure);
                }
            });
            if (width.get(PATIENCE_SECONDS, TimeUnit.SECONDS) > 0) {
                return ConditionEvaluationResult.enabled("the toolkit works");
            }
            return ConditionEvaluationResult.disabled(ADVICE + "a text has no width");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ConditionEvaluationResult.disabled(ADVICE + interrupted);
        } catch (Exception | LinkageError failure) {
            return ConditionEvaluationResult.disabled(ADVICE + root(failure));
        }
    }

    private static Throwable root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
