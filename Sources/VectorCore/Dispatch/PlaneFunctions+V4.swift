#if arch(x86_64)
    internal import KernelsV4

    extension PlaneFunctions {
        /// The functions compiled for v4.
        static let v4 = PlaneFunctions(
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
