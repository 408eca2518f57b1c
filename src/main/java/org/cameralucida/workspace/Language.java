package org.cameralucida.workspace;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** The language of the window. */
public enum Language {
    /** The system's, where we speak it; English elsewhere. */
    @SerializedName("system")
    SYSTEM,
    @SerializedName("en")
    ENGLISH,
    @SerializedName("it")
    ITALIAN;

    /**
     * The locale of words and numbers.
     *
     * @param system the system's own: it keeps its number format where the language is the same
     */
    public Locale locale(Locale system) {
        return switch (this) {
            case SYSTEM -> system;
            case ENGLISH -> speaks(system, Locale.ENGLISH) ? system : Locale.ENGLISH;
            case ITALIAN -> speaks(system, Locale.ITALIAN) ? system : Locale.ITALIAN;
        };
    }

    private static boolean speaks(Locale system, Locale language) {
        return system.getLanguage().equals(language.getLanguage());
    }
}
