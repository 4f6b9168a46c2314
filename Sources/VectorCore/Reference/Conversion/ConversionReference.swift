/// Scalar definitions of the conversion kernels: what every level must compute, bit for bit.
public enum ConversionReference {}
