/// The definitions of the plane kernels, written to be read: each doc comment is the contract that
/// every level obeys, and the checks hold every level against these.
public enum PlaneReference {}
