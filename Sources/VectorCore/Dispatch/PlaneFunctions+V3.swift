#if arch(x86_64)
    internal import KernelsV3

    extension PlaneFunctions {
        /// The functions compiled for v3.
        static let v3 = PlaneFunctions(
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
#endif
