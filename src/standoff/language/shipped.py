"""Digests (SHA-256) of the files of the shipped model, written by `python -m training export`."""

DIGESTS = {
    "labels.onnx": "35d4fa1532d6b4467679a71aa8459d55d60a9e29f0f17a1898c2dccbf71e1b01",
    "lemmas.json": "145444f209bed32f9dd20f33b265a6cdd21e556543b66322bdde776c0d3b7212",
    "model.json": "5a1e023e14a5b25b41ea320a4d231f04eb40ba9186936fda7dabdc33381e146e",
    "network.onnx": "663af4f2d40579fc8a14ebf7143dc82633aef2843f9f8ecdcd1c8d5f3a3f5771",
    "vocabulary.txt": "19845e8f2d2b1cba31b98bdf52a7376323bfbd8e99c9712e60b0bb6b9a8eb7d3",
}
