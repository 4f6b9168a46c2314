internal import KernelsBaseline

extension PlaneFunctions {
    /// The functions compiled for baseline.
    static let baseline = PlaneFunctions(
        boxScaleWhole: planeBoxScaleWhole,
        addWeightedRow: planeAddWeightedRow,
        blendColumns: planeBlendColumns,
        oklab: planeOKLab,
        moments: planeMoments,
        projectedHistogram: planeProjectedHistogram,
        sharpness: planeSharpness,
        orientedGradients: planeOrientedGradients,
        sumAbsoluteDifference: planeSumAbsoluteDifference,
        sumSquaredDifference: planeSumSquaredDifference,
        blockSums: planeBlockSums,
        addSimilarities: planeAddSimilarities,
        warpToRGB: planeWarpToRGB,
        warp: planeWarp)
}
