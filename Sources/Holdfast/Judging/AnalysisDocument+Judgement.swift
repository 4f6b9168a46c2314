import Channels
import Drift
import Faces
import Handoff
import Preflight
import Report

extension ChannelSection {
    /// One channel as published.
    init(
        _ finding: ChannelFinding, _ series: ChannelSeries, heldTo standard: HeldChannels.Standard
    ) {
        let descriptor = finding.descriptor
        let numbers = series.samples.map { sample -> (value: Double?, departure: Double?) in
            switch sample.measurement {
            case .measured(let value, let departure): (Double(value), Double(departure))
            case .absent: (nil, nil)
            }
        }
        self.init(
            id: descriptor.id, family: descriptor.family.rawValue, unit: descriptor.unit,
            tolerance: Double(descriptor.tolerance),
            severeFrom: Double(descriptor.severeFrom),
            anchorLimit: standard.stills.isEmpty ? nil : descriptor.anchorLimit.map(Double.init),
            toleranceSource: descriptor.toleranceSource, version: descriptor.version,
            heldTo: standard.stills, notHeld: standard.reason,
            status: finding.status.rawValue, coverage: finding.coverage,
            drifts: finding.drifts.map(DriftSection.init),
            unmeasured: finding.unmeasured.map {
                UnmeasuredSection(
                    start: $0.seconds.lowerBound, end: $0.seconds.upperBound,
                    reason: $0.reason.rawValue)
            },
            samples: SamplesSection(
                frame: series.samples.map(\.frame), value: numbers.map(\.value),
                departure: numbers.map(\.departure)))
    }
}

extension DriftSection {
    /// One drift as published.
    init(_ span: DriftSpan) {
        self.init(
            start: span.seconds.lowerBound, end: span.seconds.upperBound,
            startFrame: span.frames.lowerBound, endFrame: span.frames.upperBound,
            kind: span.kind.rawValue, severity: span.severity.rawValue,
            peak: PeakSection(
                frame: span.peak.frame, time: span.peak.time, value: Double(span.peak.value),
                excess: Double(span.peak.excess)),
            standard: span.standard.rawValue, announced: span.announced)
    }
}

extension DefectSection {
    /// One defect as published. A cut has no length: it is the first frame of the new shot.
    init(_ defect: Defect) {
        let isCut = defect.kind == .cut
        self.init(
            kind: defect.kind.rawValue, start: defect.seconds.lowerBound,
            end: isCut ? defect.seconds.lowerBound : defect.seconds.upperBound,
            startFrame: defect.frames.lowerBound,
            endFrame: isCut ? defect.frames.lowerBound : defect.frames.upperBound)
    }
}

extension HandoffSection {
    /// The chosen frame as published.
    init(_ choice: HandoffChoice, pts: Int64) {
        self.init(
            frame: choice.frame, time: choice.time, pts: Int(pts), clean: choice.clean,
            reasons: choice.reasons.map(\.rawValue),
            outPoint: PointSection(frame: choice.outPointFrame, time: choice.outPointTime),
            rejected: choice.rejected.map(RejectedSection.init),
            earlier: choice.earlier.map(RejectedSection.init))
    }
}

extension RejectedSection {
    /// One frame as published.
    init(_ rejection: HandoffChoice.Rejection) {
        self.init(frame: rejection.frame, reasons: rejection.reasons.map(\.rawValue))
    }
}

extension EyesSection {
    /// The eyes as published.
    init(_ readings: [EyeReading], frames: [Int]) {
        self.init(
            frame: frames, state: readings.map(\.state.rawValue),
            openness: readings.map { $0.openness.map(Double.init) })
    }
}

extension DiagnosisSection {
    /// One cause as published.
    init(_ diagnosis: Diagnosis) {
        self.init(
            symptom: diagnosis.symptom, cause: diagnosis.cause, action: diagnosis.action,
            evidence: diagnosis.evidence.map {
                EvidenceSection(measure: $0.measure, value: $0.value, limit: $0.limit)
            })
    }
}
