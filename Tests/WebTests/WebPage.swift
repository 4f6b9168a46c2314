import FixtureMaker
import Foundation
import Report

/// A page in a tab of one browser that all tests share.
struct WebPage {
    private let browser: DevTools
    private let session: String

    // Safety: the one suite that opens pages is serialised.
    private nonisolated(unsafe) static var shared: DevTools?

    /// Opens the file at `path` in a tab of `width` pixels.
    init(
        _ path: String, width: Int = 1280, dark: Bool = false, media: String = "",
        scripts: Bool = true
    ) throws {
        if Self.shared == nil { Self.shared = try DevTools() }
        guard let browser = Self.shared else { throw BrowserFault(description: "no browser") }
        self.browser = browser
        browser.forgetEvents()
        let target = try browser.call("Target.createTarget", ["url": "about:blank"])
        let attached = try browser.call(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? .null, "flatten": true])
        guard case .text(let session)? = attached["sessionId"] else {
            throw BrowserFault(description: "no tab was opened")
        }
        self.session = session
        for domain in ["Page", "Runtime", "Log", "Network"] {
            try browser.call("\(domain).enable", session: session)
        }
        try browser.call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .integer(width), "height": 800, "deviceScaleFactor": 1,
                "mobile": .flag(width < 600),
            ], session: session)
        try browser.call(
            "Emulation.setEmulatedMedia",
            [
                "media": .text(media),
                "features": [
                    ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
                ],
            ], session: session)
        if !scripts {
            try browser.call(
                "Emulation.setScriptExecutionDisabled", ["value": true], session: session)
        }
        try browser.call(
            "Page.navigate", ["url": .text(URL(filePath: path).absoluteString)], session: session)
        _ = try browser.wait("end of loading") {
            browser.events.first { $0.method == "Page.loadEventFired" }
        }
    }

    /// Closes the tab.
    func close() throws { try browser.call("Page.close", session: session) }

    /// The value of a script's expression, promises awaited.
    @discardableResult
    func value(_ expression: String) throws -> JSONValue {
        let answer = try browser.call(
            "Runtime.evaluate",
            [
                "expression": .text(expression), "returnByValue": true, "awaitPromise": true,
                "userGesture": true,
            ], session: session)
        if let fault = answer["exceptionDetails"] {
            throw BrowserFault(description: "\(expression.prefix(80)): \(fault)")
        }
        return answer["result"]?["value"] ?? .null
    }

    /// The value of an expression that is a number.
    func number(_ expression: String) throws -> Double {
        switch try value(expression) {
        case .integer(let number): return Double(number)
        case .number(let number): return number
        case let other: throw BrowserFault(description: "\(expression) is \(other)")
        }
    }

    /// The value of an expression that is a list of texts.
    func texts(_ expression: String) throws -> [String] {
        guard case .list(let values) = try value(expression) else { return [] }
        return values.map { if case .text(let text) = $0 { text } else { "\($0)" } }
    }

    /// Seconds from the beginning of loading until the page could be used.
    var readyAfter: Double {
        get throws {
            try number("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
                / 1000
        }
    }

    /// Presses and releases a key, such as `Tab`.
    func press(_ key: String, code: Int) throws {
        for kind in ["rawKeyDown", "keyUp"] {
            try browser.call(
                "Input.dispatchKeyEvent",
                [
                    "type": .text(kind), "key": .text(key), "code": .text(key),
                    "windowsVirtualKeyCode": .integer(code),
                ], session: session)
        }
    }

    /// Clicks with the mouse in the middle of the first element that `selector` names.
    func click(_ selector: String) throws {
        let middle = """
            (() => { const e = document.querySelector("\(selector)"); e.scrollIntoView({block: "center"});
            const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()
            """
        guard case .list(let place) = try value(middle), place.count == 2 else {
            throw BrowserFault(description: "nothing is \(selector)")
        }
        for kind in ["mousePressed", "mouseReleased"] {
            try browser.call(
                "Input.dispatchMouseEvent",
                [
                    "type": .text(kind), "x": place[0], "y": place[1], "button": "left",
                    "clickCount": 1,
                ], session: session)
        }
    }

    /// What is on the screen, or the whole page, as PNG.
    func screenshot(whole: Bool = false) throws -> [UInt8] {
        let answer = try browser.call(
            "Page.captureScreenshot",
            whole
                ? [
                    "format": "png", "captureBeyondViewport": true,
                    "clip": [
                        "x": 0, "y": 0, "scale": 1, "width": .number(try number("innerWidth")),
                        "height": .number(
                            min(8000, try number("document.documentElement.scrollHeight"))),
                    ],
                ] : ["format": "png"], session: session)
        guard case .text(let text)? = answer["data"], let data = Data(base64Encoded: text) else {
            throw BrowserFault(description: "no screenshot")
        }
        return [UInt8](data)
    }

    /// What the page's console says: uncaught faults and refused loads too.
    var complaints: [String] {
        browser.events.compactMap { event in
            switch event.method {
            case "Runtime.exceptionThrown": return "\(event.params)"
            case "Runtime.consoleAPICalled": return "\(event.params)"
            case "Log.entryAdded": return "\(event.params["entry"]?["text"] ?? .null)"
            case "Page.javascriptDialogOpening": return "a dialog"
            default: return nil
            }
        }
    }

    /// Everything that was asked for, by its scheme: `file`, `data`.
    var schemes: Set<String> {
        Set(
            browser.events.compactMap { event -> String? in
                guard event.method == "Network.requestWillBeSent",
                    case .text(let address)? = event.params["request"]?["url"]
                else { return nil }
                return String(address.prefix { $0 != ":" })
            })
    }
}
