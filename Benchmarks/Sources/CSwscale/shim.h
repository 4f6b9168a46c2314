// The library that most programs convert colours with, to be measured beside our own.
#include <libavutil/opt.h>
#include <libavutil/pixfmt.h>
#include <libswscale/swscale.h>
