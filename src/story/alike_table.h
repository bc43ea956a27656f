/* Made by tools/train_story_pairs.py; do not edit. */
static const float MODEL_START = 6.6046f, MODEL_MOST = 6.3f;
static const float MODEL[FH_STORY_FEATURES] = {
    -29.4625f, 58.1058f, 12.8585f, -52.9197f, 6.6782f, -12.0164f, 2.0769f, 7.2721f, -3.1565f, -2.6700f, 1.4517f,
    -2.1460f, 4.0711f, 1.3419f, -4.6363f, -2.5212f, -2.1805f, -0.3027f, -0.8728f, 1.8361f, -0.0498f, 1.4430f,
    0.0756f, 0.9243f, 1.1155f, 0.3266f, 0.8182f, -2.0550f, 0.5597f, 0.4188f, 2.4222f, 3.5658f, 0.3773f,
};
