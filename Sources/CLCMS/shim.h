// What the importer cannot see of Little CMS: packed pixel formats, which are made by macros.
#pragma once

#include <lcms2.h>

static const cmsUInt32Number clcms_rgb16 = TYPE_RGB_16;
static const cmsUInt32Number clcms_gray16 = TYPE_GRAY_16;
static const cmsUInt32Number clcms_intent = INTENT_RELATIVE_COLORIMETRIC;
static const cmsUInt32Number clcms_flags = cmsFLAGS_NOOPTIMIZE | cmsFLAGS_BLACKPOINTCOMPENSATION;
