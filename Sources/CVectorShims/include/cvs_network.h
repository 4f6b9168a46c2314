// Vector operations for the network kernels.
#ifndef HOLDFAST_CVS_NETWORK_H
#define HOLDFAST_CVS_NETWORK_H

#endif
