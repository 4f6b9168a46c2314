// What the importer cannot see of FFmpeg: function-like macros, one line each.
#ifndef HOLDFAST_CFFMPEG_SHIM_H
#define HOLDFAST_CFFMPEG_SHIM_H

#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>
#include <libswscale/swscale.h>

static const int cff_error_eof = AVERROR_EOF;
static const int cff_error_again = AVERROR(EAGAIN);
static const int cff_error_access = AVERROR(EACCES);
static const int cff_error_invalid_data = AVERROR_INVALIDDATA;
static const int64_t cff_no_pts = AV_NOPTS_VALUE;

#endif
