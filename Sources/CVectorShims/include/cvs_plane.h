// Vector operations for the plane kernels.
#ifndef HOLDFAST_CVS_PLANE_H
#define HOLDFAST_CVS_PLANE_H

#endif
