/// The part of the TensorFlow Lite schema that the reader needs.
///
/// Source: `tensorflow/lite/schema/schema.fbs`, version 3. Numbers are positions of fields in their
/// tables and values of enumerations.
enum TFLiteSchema {
    /// The version that a model states.
    static let version: UInt32 = 3

    enum Model {
        static let version = 0
        static let operatorCodes = 1
        static let subgraphs = 2
        static let buffers = 4
    }

    enum OperatorCode {
        /// 8-bit; newer files hold 127 here when the code does not fit.
        static let deprecatedCode = 0
        static let customName = 1
        static let code = 3
    }

    enum Subgraph {
        static let tensors = 0
        static let inputs = 1
        static let outputs = 2
        static let operators = 3
    }

    enum Tensor {
        static let shape = 0
        static let type = 1
        static let buffer = 2
        static let name = 3
        static let sparsity = 6
    }

    enum Operator {
        static let code = 0
        static let inputs = 1
        static let outputs = 2
        static let options = 4
    }

    enum Buffer {
        static let data = 0
    }

    enum ConvolutionOptions {
        static let padding = 0
        static let strideWidth = 1
        static let strideHeight = 2
        static let activation = 3
        static let dilationWidth = 4
        static let dilationHeight = 5
    }

    enum DepthwiseOptions {
        static let padding = 0
        static let strideWidth = 1
        static let strideHeight = 2
        static let activation = 4
        static let dilationWidth = 5
        static let dilationHeight = 6
    }

    enum PoolOptions {
        static let padding = 0
        static let strideWidth = 1
        static let strideHeight = 2
        static let filterWidth = 3
        static let filterHeight = 4
        static let activation = 5
    }

    enum FullyConnectedOptions {
        static let activation = 0
        static let weightsFormat = 1
    }

    enum ConcatenationOptions {
        static let axis = 0
        static let activation = 1
    }

    /// Options of ADD and of MUL.
    enum ElementwiseOptions {
        static let activation = 0
    }

    enum ResizeOptions {
        static let alignCorners = 2
        static let halfPixelCentres = 3
    }

    /// What a tensor's elements are; other values name types that are not read here.
    enum ElementType {
        static let float32: Int8 = 0
        static let float16: Int8 = 1
        static let int32: Int8 = 2
    }

    /// How a sliding window meets the edge.
    enum PaddingMode {
        static let same: Int8 = 0
        static let valid: Int8 = 1
    }

    /// Operators that the reader translates, by their code.
    enum Builtin: Int32 {
        case add = 0
        case averagePool2D = 1
        case concatenation = 2
        case convolution2D = 3
        case depthwiseConvolution2D = 4
        case dequantize = 6
        case fullyConnected = 9
        case logistic = 14
        case maxPool2D = 17
        case multiply = 18
        case relu = 19
        case relu6 = 21
        case reshape = 22
        case resizeBilinear = 23
        case pad = 34
        case mean = 40
        case parametricReLU = 54
        case hardSwish = 117

        /// As the schema spells it.
        var name: String {
            switch self {
            case .add: "ADD"
            case .averagePool2D: "AVERAGE_POOL_2D"
            case .concatenation: "CONCATENATION"
            case .convolution2D: "CONV_2D"
            case .depthwiseConvolution2D: "DEPTHWISE_CONV_2D"
            case .dequantize: "DEQUANTIZE"
            case .fullyConnected: "FULLY_CONNECTED"
            case .logistic: "LOGISTIC"
            case .maxPool2D: "MAX_POOL_2D"
            case .multiply: "MUL"
            case .relu: "RELU"
            case .relu6: "RELU6"
            case .reshape: "RESHAPE"
            case .resizeBilinear: "RESIZE_BILINEAR"
            case .pad: "PAD"
            case .mean: "MEAN"
            case .parametricReLU: "PRELU"
            case .hardSwish: "HARD_SWISH"
            }
        }
    }

    /// The code of operators that a model brings along by name.
    static let customCode: Int32 = 32

    /// MediaPipe's transposed convolution with a bias, an operator of its own.
    static let transposedConvolution = "Convolution2DTransposeBias"
}
