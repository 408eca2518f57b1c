package org.cameralucida.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * A test class that needs the JavaFX toolkit: TestFX's {@link ApplicationExtension} (so {@code @Start}, {@code @Stop}
 * and {@code FxRobot} parameters work), skipped with a message that names the missing packages where the toolkit cannot
 * start.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ToolkitCondition.class)
@ExtendWith(ApplicationExtension.class)
public @interface FxTest {
}
