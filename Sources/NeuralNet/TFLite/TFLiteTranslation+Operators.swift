extension TFLiteTranslation {
    /// An operation with the tensors of the description that it reads.
    typealias Translated = (OperatorDescription.Operation, inputs: [Int])

    /// One operator in our terms. `place` names it in errors.
    mutating func translate(
        _ step: TFLiteModel.Operator, _ builtin: TFLiteSchema.Builtin, _ place: String
    ) throws(ModelError) -> Translated {
        switch builtin {
        case .convolution2D: try convolution(step, place)
        case .depthwiseConvolution2D: try depthwiseConvolution(step, place)
        case .fullyConnected: try fullyConnected(step, place)
        case .parametricReLU: try parametricReLU(step, place)
        case .relu: (.activation(.relu), [try only(step, place)])
        case .relu6: (.activation(.relu6), [try only(step, place)])
        case .logistic: (.activation(.logistic), [try only(step, place)])
        case .hardSwish: (.activation(.hardSwish), [try only(step, place)])
        case .add: try add(step, place)
        case .multiply: try multiply(step, place)
        case .pad: try pad(step, place)
        case .maxPool2D: (.maxPool(try pool(step, place)), [try only(step, place)])
        case .averagePool2D: (.averagePool(try pool(step, place)), [try only(step, place)])
        case .mean: try mean(step, place)
        case .resizeBilinear: try resize(step, place)
        case .reshape: (.reshape, [try activation(operand(step, 0, of: 1...2, place))])
        case .concatenation: try concatenation(step, place)
        case .dequantize: throw unsupported("an operator that should have been folded", place)
        }
    }

    // MARK: Windows

    private mutating func convolution(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        typealias Field = TFLiteSchema.ConvolutionOptions
        let picture = try activation(operand(step, 0, of: 2...3, place))
        let shape = try constantShape(step.inputs[1], place)
        guard shape.count == 4 else { throw malformed("weights of another rank", place) }
        try requireNoDilation(step, Field.dilationWidth, Field.dilationHeight, place)
        let window = try window(
            step, place, picture: picture, kernel: (shape[1], shape[2]), padding: Field.padding,
            strides: (Field.strideHeight, Field.strideWidth))
        let weights = try constant(step.inputs[1], shape: shape, place)
        return (
            .convolution(window, try fused(step, Field.activation, place)),
            [picture, weights] + (try bias(step, place))
        )
    }

    private mutating func depthwiseConvolution(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        typealias Field = TFLiteSchema.DepthwiseOptions
        let picture = try activation(operand(step, 0, of: 2...3, place))
        let shape = try constantShape(step.inputs[1], place)
        guard shape.count == 4, shape[0] == 1 else {
            throw malformed("weights of another rank", place)
        }
        try requireNoDilation(step, Field.dilationWidth, Field.dilationHeight, place)
        let window = try window(
            step, place, picture: picture, kernel: (shape[1], shape[2]), padding: Field.padding,
            strides: (Field.strideHeight, Field.strideWidth))
        let weights = try constant(step.inputs[1], shape: Array(shape.dropFirst()), place)
        return (
            .depthwiseConvolution(window, try fused(step, Field.activation, place)),
            [picture, weights] + (try bias(step, place))
        )
    }

    private mutating func pool(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Window {
        typealias Field = TFLiteSchema.PoolOptions
        let picture = try only(step, place)
        let height = try option(step, Field.filterHeight, default: Int32(0))
        let width = try option(step, Field.filterWidth, default: Int32(0))
        guard try fused(step, Field.activation, place) == .none else {
            throw unsupported("a function fused behind a pool", place)
        }
        return try window(
            step, place, picture: picture, kernel: (Int(height), Int(width)),
            padding: Field.padding, strides: (Field.strideHeight, Field.strideWidth))
    }

    /// A window with SAME resolved: ⌈extent / stride⌉ results, the odd row of zeros below and to the
    /// right (TensorFlow, `ComputePadding` in `tensorflow/lite/kernels/padding.h`).
    private func window(
        _ step: TFLiteModel.Operator, _ place: String, picture: Int,
        kernel: (height: Int, width: Int), padding: Int, strides: (height: Int, width: Int)
    ) throws(ModelError) -> Window {
        let shape = shape(of: picture)
        let strideY = Int(try option(step, strides.height, default: Int32(0)))
        let strideX = Int(try option(step, strides.width, default: Int32(0)))
        guard shape.count == 3, strideY > 0, strideX > 0, kernel.height > 0, kernel.width > 0
        else { throw malformed("a window", place) }
        var window = Window(
            kernelHeight: kernel.height, kernelWidth: kernel.width, strideY: strideY,
            strideX: strideX, padding: .none)
        switch try option(step, padding, default: TFLiteSchema.PaddingMode.same) {
        case TFLiteSchema.PaddingMode.same:
            let rows = Self.samePadding(shape[0], kernel: kernel.height, stride: strideY)
            let columns = Self.samePadding(shape[1], kernel: kernel.width, stride: strideX)
            window.padding = Padding(
                top: rows / 2, left: columns / 2, bottom: rows - rows / 2,
                right: columns - columns / 2)
        case TFLiteSchema.PaddingMode.valid: break
        default: throw malformed("a padding mode", place)
        }
        return window
    }

    private static func samePadding(_ extent: Int, kernel: Int, stride: Int) -> Int {
        let last = (extent - 1) / stride * stride
        return max(last + kernel - extent, 0)
    }

    private func requireNoDilation(
        _ step: TFLiteModel.Operator, _ width: Int, _ height: Int, _ place: String
    ) throws(ModelError) {
        guard try option(step, width, default: Int32(1)) == 1,
            try option(step, height, default: Int32(1)) == 1
        else { throw unsupported("a dilated convolution", place) }
    }

    // MARK: Vectors and elements

    private mutating func fullyConnected(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        typealias Field = TFLiteSchema.FullyConnectedOptions
        let vector = try activation(operand(step, 0, of: 2...3, place))
        guard try option(step, Field.weightsFormat, default: Int8(0)) == 0 else {
            throw unsupported("shuffled weights", place)
        }
        let weights = try constant(
            step.inputs[1], shape: constantShape(step.inputs[1], place), place)
        return (
            .fullyConnected(try fused(step, Field.activation, place)),
            [vector, weights] + (try bias(step, place))
        )
    }

    private mutating func parametricReLU(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        let picture = try activation(operand(step, 0, of: 2...2, place))
        let shape = try constantShape(step.inputs[1], place)
        guard let channels = shape.last, shape.dropLast().allSatisfy({ $0 == 1 }) else {
            throw unsupported("slopes that are not one for each channel", place)
        }
        return (.parametricReLU, [picture, try constant(step.inputs[1], shape: [channels], place)])
    }

    private mutating func add(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        let first = try activation(operand(step, 0, of: 2...2, place))
        let second = try activation(operand(step, 1, of: 2...2, place))
        guard shape(of: first) == shape(of: second) else {
            throw unsupported("a sum of pictures of different sizes", place)
        }
        let activation = try fused(step, TFLiteSchema.ElementwiseOptions.activation, place)
        return (.add(activation), [first, second])
    }

    private mutating func multiply(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        let first = try activation(operand(step, 0, of: 2...2, place))
        let second = try activation(operand(step, 1, of: 2...2, place))
        let activation = try fused(step, TFLiteSchema.ElementwiseOptions.activation, place)
        // The product commutes; ours wants the factors of channels second.
        let swaps = shape(of: first).dropLast().allSatisfy { $0 == 1 }
        return (.multiply(activation), swaps ? [second, first] : [first, second])
    }

    private mutating func pad(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        let picture = try activation(operand(step, 0, of: 2...2, place))
        let amounts = try integers(step.inputs[1], count: 8, place)
        guard amounts.allSatisfy({ $0 >= 0 }) else { throw malformed("a padding", place) }
        guard amounts[0] == 0, amounts[1] == 0, amounts[6] == 0 else {
            throw unsupported("padding of the batch or before the first channel", place)
        }
        let padding = Padding(
            top: amounts[2], left: amounts[4], bottom: amounts[3], right: amounts[5])
        return (.pad(padding, channelsAfter: amounts[7]), [picture])
    }

    private mutating func mean(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        let picture = try activation(operand(step, 0, of: 2...2, place))
        guard try integers(step.inputs[1], count: 2, place).sorted() == [1, 2],
            shape(of: picture).count == 3
        else { throw unsupported("a mean over other axes than height and width", place) }
        return (.globalAveragePool, [picture])
    }

    private mutating func resize(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        typealias Field = TFLiteSchema.ResizeOptions
        let picture = try activation(operand(step, 0, of: 2...2, place))
        let size = try integers(step.inputs[1], count: 2, place)
        let alignCorners = try option(step, Field.alignCorners, default: UInt8(0)) != 0
        let halfPixelCentres = try option(step, Field.halfPixelCentres, default: UInt8(0)) != 0
        guard !(alignCorners && halfPixelCentres) else {
            throw malformed("a sampling grid", place)
        }
        return (
            .resizeBilinear(
                height: size[0], width: size[1], alignCorners: alignCorners,
                halfPixelCentres: halfPixelCentres), [picture]
        )
    }

    private mutating func concatenation(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Translated {
        typealias Field = TFLiteSchema.ConcatenationOptions
        var inputs: [Int] = []
        for index in step.inputs { inputs.append(try activation(index)) }
        guard inputs.count >= 2 else { throw malformed("an operand count", place) }
        let axis = Int(try option(step, Field.axis, default: Int32(0)))
        let rank = shape(of: inputs[0]).count + 1
        guard try fused(step, Field.activation, place) == .none else {
            throw unsupported("a function fused behind a concatenation", place)
        }
        let counted = axis < 0 ? axis + rank : axis
        guard counted > 0, counted < rank else {
            throw unsupported("a concatenation along the batch", place)
        }
        return (.concatenate(axis: counted - 1), inputs)
    }

    // MARK: Operands and options

    /// The file's tensor index of one operand, given how many operands there may be.
    private func operand(
        _ step: TFLiteModel.Operator, _ index: Int, of counts: ClosedRange<Int>, _ place: String
    ) throws(ModelError) -> Int {
        guard counts.contains(step.inputs.count) else {
            throw malformed("an operand count", place)
        }
        return step.inputs[index]
    }

    /// The only operand of an operator that has one.
    private mutating func only(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> Int {
        try activation(operand(step, 0, of: 1...1, place))
    }

    /// The third operand as a one-element list, or an empty list where the file leaves it out.
    private mutating func bias(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) -> [Int] {
        guard step.inputs.count == 3, step.inputs[2] >= 0 else { return [] }
        let shape = try constantShape(step.inputs[2], place)
        return [try constant(step.inputs[2], shape: shape, place)]
    }

    private func option<Value: FixedWidthInteger>(
        _ step: TFLiteModel.Operator, _ field: Int, default value: Value
    ) throws(ModelError) -> Value {
        guard let options = step.options else { return value }
        return try options.scalar(field, default: value)
    }

    private func fused(
        _ step: TFLiteModel.Operator, _ field: Int, _ place: String
    ) throws(ModelError) -> Activation {
        switch try option(step, field, default: Int8(0)) {
        case 0: return .none
        case 1: return .relu
        case 3: return .relu6
        case let other: throw unsupported("fused function number \(other)", place)
        }
    }
}
