package org.cameralucida.ui.explore;

import java.util.stream.Collectors;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Setting;
import org.cameralucida.explain.Settings;
import org.cameralucida.ui.kit.Texts;

/** The settings of a method in words. */
final class SettingWords {

    private static final int LINE = 32;

    private SettingWords() {
    }

    /** Those that are not at their standard: {@code "Masks 500, Seed 3"}; empty if there are none. */
    static String differing(Method method, Settings settings, Texts texts) {
        return method.settings().stream()
                .filter(setting -> !setting.standard().equals(settings.values().get(setting.key())))
                .map(setting -> texts.of(SettingWords.class, "setting.value", setting.title(),
                        value(setting, settings.values().get(setting.key()), texts)))
                .collect(Collectors.joining(texts.of(SettingWords.class, "setting.and")));
    }

    /** A name that fits on a line. */
    static String shortened(String name) {
        return name.length() <= LINE ? name
                : name.substring(0, LINE / 2) + "…" + name.substring(name.length() - LINE / 2);
    }

    private static String value(Setting setting, String value, Texts texts) {
        return setting instanceof Setting.Choice choice ? texts.of(choice.title(value)) : value;
    }
}
