// Vector operations for the conversion kernels.
#ifndef HOLDFAST_CVS_CONVERSION_H
#define HOLDFAST_CVS_CONVERSION_H

#endif
