/// A network as its file states it: tensors, and operators in the order they run.
///
/// Activations are `[height, width, channels]` (NHWC with N = 1), 32-bit float.
public struct NetworkDescription: Sendable {
    /// Every tensor; operators name them by index.
    public var tensors: [TensorDescription]
    /// In the order they run.
    public var operators: [OperatorDescription]
    /// Tensors that the caller fills.
    public var inputs: [Int]
    /// Tensors that the caller reads.
    public var outputs: [Int]

    /// A network of these parts.
    public init(
        tensors: [TensorDescription], operators: [OperatorDescription], inputs: [Int],
        outputs: [Int]
    ) {
        self.tensors = tensors
        self.operators = operators
        self.inputs = inputs
        self.outputs = outputs
    }
}

/// A tensor: an activation, or a constant such as weights.
public struct TensorDescription: Sendable {
    /// As the file names it.
    public var name: String
    /// Extents, outermost first. A leading batch extent of 1 has been removed from activations, so an
    /// image is `[height, width, channels]`.
    public var shape: [Int]
    /// Row-major values of a constant (half-precision already widened), or `nil` for an activation.
    public var constant: [Float]?

    /// A tensor.
    public init(name: String, shape: [Int], constant: [Float]? = nil) {
        self.name = name
        self.shape = shape
        self.constant = constant
    }
}

/// One operator with the tensors it reads and writes.
public struct OperatorDescription: Sendable {
    /// What it computes.
    public var operation: Operation
    /// Tensor indices, in the order that `operation` states.
    public var inputs: [Int]
    /// Tensor index of the result.
    public var output: Int

    /// An operator.
    public init(operation: Operation, inputs: [Int], output: Int) {
        self.operation = operation
        self.inputs = inputs
        self.output = output
    }

    /// What an operator computes. Constants arrive as tensors, in the layouts named here.
    public enum Operation: Sendable, Equatable {
        /// Inputs: picture, weights `[outputs, kernelHeight, kernelWidth, inputs]`, bias `[outputs]`
        /// (optional).
        case convolution(Window, Activation)
        /// Inputs: picture, weights `[kernelHeight, kernelWidth, channels]`, bias (optional).
        case depthwiseConvolution(Window, Activation)
        /// Inputs: vector (any shape, flattened), weights `[outputs, inputs]`, bias (optional).
        case fullyConnected(Activation)
        /// Inputs: picture, slopes `[channels]`: x < 0 ? slope·x : x.
        case parametricReLU
        /// Inputs: picture.
        case activation(Activation)
        /// Inputs: two pictures. A picture that is smaller in height, width or channels is extended with
        /// zeros at the bottom, right and last channels (dlib's `add_prev`).
        case add(Activation)
        /// Inputs: two pictures; the second may be `[1, 1, channels]`.
        case multiply(Activation)
        /// Inputs: picture. Zeros on each side, and after the last channel.
        case pad(Padding, channelsAfter: Int)
        /// Inputs: picture. Padding never wins.
        case maxPool(Window)
        /// Inputs: picture. Padding is not counted in the mean.
        case averagePool(Window)
        /// Inputs: picture. Mean over height and width: `[1, 1, channels]`.
        case globalAveragePool
        /// Inputs: picture.
        case resizeBilinear(height: Int, width: Int, alignCorners: Bool, halfPixelCentres: Bool)
        /// Inputs: any. Same values, another shape.
        case reshape
        /// Inputs: two or more. `axis` counts in the batch-less shape.
        case concatenate(axis: Int)
    }
}

/// The element-wise function fused behind an operator.
public enum Activation: Sendable, Equatable {
    /// x
    case none
    /// max(x, 0)
    case relu
    /// min(max(x, 0), 6)
    case relu6
    /// x · min(max(x + 3, 0), 6) / 6
    case hardSwish
    /// 1 / (1 + e⁻ˣ)
    case logistic
}

/// Rows and columns of padding around a picture.
public struct Padding: Sendable, Equatable {
    /// Rows above.
    public var top: Int
    /// Columns to the left.
    public var left: Int
    /// Rows below.
    public var bottom: Int
    /// Columns to the right.
    public var right: Int

    /// Explicit padding.
    public init(top: Int, left: Int, bottom: Int, right: Int) {
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    /// No padding.
    public static let none = Padding(top: 0, left: 0, bottom: 0, right: 0)
}

/// A sliding window: kernel extent, stride and explicit padding (SAME is resolved by the reader).
public struct Window: Sendable, Equatable {
    /// Rows of the kernel.
    public var kernelHeight: Int
    /// Columns of the kernel.
    public var kernelWidth: Int
    /// Rows between outputs.
    public var strideY: Int
    /// Columns between outputs.
    public var strideX: Int
    /// Zeros around the picture.
    public var padding: Padding

    /// A window.
    public init(
        kernelHeight: Int, kernelWidth: Int, strideY: Int, strideX: Int, padding: Padding
    ) {
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.strideY = strideY
        self.strideX = strideX
        self.padding = padding
    }
}
