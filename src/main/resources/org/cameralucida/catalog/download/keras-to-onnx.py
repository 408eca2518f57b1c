#!/usr/bin/env python3
"""Makes ONNX files, with their cards, of the four networks that the thesis compares, as Keras publishes them.

    python3 -m venv keras && . keras/bin/activate         (on Windows: keras\\Scripts\\activate)
    pip install "tensorflow==2.15.*" "tf2onnx==1.16.1" "onnx==1.16.1" "numpy<2"
    python3 keras-to-onnx.py FOLDER [NAME...]

FOLDER is where `networks` on Camera Lucida's command line says that networks lie. TensorFlow 2.15 runs on Python 3.9 to
3.11. Keras fetches the weights (100 to 530 MB a network) from its own server. Without a NAME all four are made:
keras-inception-v3, keras-resnet-101, keras-xception, keras-vgg-16.
"""
import argparse
import json
import pathlib

TENSORFLOW = dict(channels="RGB", range=[-1, 1], mean=[0, 0, 0], std=[1, 1, 1])
CAFFE = dict(channels="BGR", range=[0, 255], mean=[103.939, 116.779, 123.68], std=[1, 1, 1])

# name: (class in keras.applications, name for people, side in pixels, its preprocess_input, licence of the weights)
NETWORKS = {
    "keras-inception-v3": ("InceptionV3", "Inception v3 (Keras)", 299, TENSORFLOW, "Apache-2.0"),
    "keras-resnet-101": ("ResNet101", "ResNet-101 (Keras)", 224, CAFFE, "MIT"),
    "keras-xception": ("Xception", "Xception (Keras)", 299, TENSORFLOW, "MIT"),
    "keras-vgg-16": ("VGG16", "VGG16 (Keras)", 224, CAFFE, "CC-BY-4.0"),
}


def convert(name, folder, weights):
    import tensorflow as tf
    import tf2onnx
    kind, title, side, numbers, licence = NETWORKS[name]
    model = getattr(tf.keras.applications, kind)(weights=weights)
    signature = [tf.TensorSpec((None, side, side, 3), tf.float32, name="input")]
    tf2onnx.convert.from_keras(model, input_signature=signature, opset=13, output_path=str(folder / f"{name}.onnx"))
    # As keras.preprocessing.image.load_img(target_size=...) does it: the whole photo squeezed, nearest neighbour.
    card = dict(name=title, description=f"keras.applications.{kind}, converted by tf2onnx", license=licence,
                source="https://keras.io/api/applications/", labels="imagenet",
                input=dict(layout="NHWC", width=side, height=side, fit="squash", **numbers, interpolation="nearest"))
    (folder / f"{name}.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(f"made {folder / name}.onnx and its card")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which; all four without")
    parser.add_argument("--untrained", action="store_true", help="random weights, nothing is fetched: to try the rest")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(NETWORKS)
    if unknown:
        parser.error(f"no network {', '.join(sorted(unknown))}; there are {', '.join(NETWORKS)}")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name in arguments.names or NETWORKS:
        convert(name, arguments.folder, None if arguments.untrained else "imagenet")


if __name__ == "__main__":
    main()
