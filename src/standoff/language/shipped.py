"""Digests (SHA-256) of the files of the shipped model, written by `python -m training export`."""

DIGESTS = {
    "labels.bin": "c3fc08d6ffccee69c38f5a319794ec9a107ab034d84f2e63c1279447860b70b1",
    "lemmas.json": "145444f209bed32f9dd20f33b265a6cdd21e556543b66322bdde776c0d3b7212",
    "model.json": "9f38248fc68a199457bf01755cad20cbff4aedc63a825e23782456f3d75d8f5e",
    "network.onnx": "ba350c8f19bebf6f7fd8ca7796832f47245fe1a6d9c34fc267100ac515c0dd50",
    "vocabulary.txt": "19845e8f2d2b1cba31b98bdf52a7376323bfbd8e99c9712e60b0bb6b9a8eb7d3",
}
