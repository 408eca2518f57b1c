package org.cameralucida.workspace;

import com.google.gson.annotations.SerializedName;

/** Whether the window is light or dark. */
public enum Theme {
    /** What the desktop says; dark where it says nothing, so that the photo is the brightest thing. */
    @SerializedName("system")
    SYSTEM,
    @SerializedName("light")
    LIGHT,
    @SerializedName("dark")
    DARK
}
