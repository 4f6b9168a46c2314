/// The look of a page.
enum PageStyle {
    private static func inks(_ value: (ChartInk) -> String) -> String {
        ChartInk.allCases.map { "--\($0.rawValue):\(value($0))" }.joined(separator: ";")
    }

    /// The rules, inks of the chart first.
    static let text = """
        :root{\(inks(\.light));color-scheme:light dark}
        @media (prefers-color-scheme:dark){:root{\(inks(\.dark))}}
        \(rules)
        """

    private static let rules = """
        *{box-sizing:border-box}[hidden]{display:none!important}
        body{margin:0 auto;max-width:1840px;padding:12px 16px;background:var(--paper);\
        color:var(--text);font:15px/1.45 system-ui,'DejaVu Sans',sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.35rem;margin:.2em 0;font-weight:600}
        h2{font-size:1.1rem;margin:1.4em 0 .5em}
        h3{font-size:.75rem;letter-spacing:.05em;text-transform:uppercase;margin:.7em 0 .2em;\
        color:var(--quiet)}
        .badge{display:inline-block;padding:.1em .6em;border-radius:5px;color:var(--paper);\
        background:var(--quiet);text-transform:uppercase;font-weight:700}
        .badge.rejected{background:var(--alarm)}.badge.selected{background:var(--handoff)}
        .headline{font-size:1.25rem;font-weight:700;margin:.2em 0}
        .reasons{margin:.2em 0;padding-left:1.2em}
        .quiet,small{color:var(--quiet)}
        .facts{display:flex;flex-wrap:wrap;gap:8px 28px;margin:.8em 0}
        .facts div{min-width:0}dt{color:var(--quiet);font-size:.8rem}
        dd{margin:0;font-weight:700;font-size:1.05rem}
        .watch{display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}
        .chart{min-width:0;--at:0}
        video{display:block;width:100%;height:auto;max-height:min(46vh,480px);background:#000;object-fit:contain}
        .steps{display:flex;gap:8px;margin-top:6px}
        button{font:inherit;color:inherit;cursor:pointer}
        .steps button{background:none;border:1px solid var(--quiet);border-radius:4px;\
        padding:.3em .9em}
        :focus-visible{outline:3px solid var(--line);outline-offset:1px}
        .row{display:grid;grid-template-columns:minmax(0,max-content) minmax(40%,1fr);gap:0 10px;\
        margin-bottom:6px}
        .row .plot{grid-column:1/-1;grid-row:2}
        .name,.status{font-size:.85rem;min-width:0}.status{text-align:right}
        .drifts .name{font-weight:700}.drifts .status b{color:var(--alarm)}
        .drifts .name small{font-weight:400}
        .name small{display:block}.status small{display:inline;margin-left:.5em}
        .now{display:block;font-size:.75rem;min-height:1.2em;color:var(--line)}
        .rank{display:inline-block;min-width:1.5em;padding:0 .3em;border-radius:1em;\
        text-align:center;background:var(--alarm);color:var(--paper)}
        .plot{position:relative;border:1px solid var(--frame)}
        .plot.tall{height:54px}.plot.low{height:27px}.plot.flat{height:18px}
        .plot.ribbon{height:30px;margin-top:14px;border-color:var(--quiet)}
        .plot svg{position:absolute;inset:0;width:100%;height:100%;pointer-events:none}
        .plot path{fill:none;stroke:var(--line);stroke-width:1.7;vector-effect:non-scaling-stroke;\
        stroke-linejoin:round;stroke-linecap:round}
        .limit{position:absolute;left:0;right:0;border-top:1px dashed var(--quiet);\
        pointer-events:none}
        .plot::after{content:'';position:absolute;top:-3px;bottom:-3px;width:2px;margin-left:-1px;\
        left:calc(var(--at)*1%);background:var(--text);pointer-events:none}
        .scale .plot{border:0}.scale .plot::after{display:none}
        .span,.band,.gap,.eye{position:absolute;top:0;bottom:0;padding:0;border:0;min-width:3px}
        .span:hover{filter:brightness(.93)}
        .band{text-align:center;font-size:.8rem;line-height:34px;overflow:hidden;\
        container-type:inline-size;white-space:nowrap}
        @container (max-width:52px){.band span{display:none}}
        article h3{font-size:1rem;letter-spacing:0;text-transform:none;color:inherit;margin:1em 0 .2em}
        .holds.band{background:var(--holds)}
        .minor{background:var(--minor);border-top:3px solid var(--alarm)}
        .major{background:var(--major);border-top:5px solid var(--alarm)}
        .severe{background:var(--severe);border-top:8px solid var(--alarm)}
        .band.minor,.band.major,.band.severe{line-height:24px}
        .announced{background:none;border:1px dashed var(--alarm)}
        .defect{background:var(--text);top:-7px;bottom:auto;height:7px}
        .band.unknown span{background:var(--paper);padding:0 .5em}
        .gap,.band.unknown{background:repeating-linear-gradient(135deg,transparent 0 5px,var(--after) 5px 7px)}
        .eye.shut{background:var(--text)}.eye.half{background:var(--after);top:50%}
        .hand{position:absolute;top:-16px;bottom:0;width:24px;margin-left:-12px;border:0;padding:0;\
        background:linear-gradient(var(--handoff),var(--handoff)) center/3px 100% no-repeat}
        .hand::before{content:'▼';position:absolute;top:-6px;left:5px;color:var(--handoff);\
        font-size:15px;line-height:1}
        .hand.unclean{background:linear-gradient(var(--alarm),var(--alarm)) center/3px 100% no-repeat}
        .hand.unclean::before{color:var(--alarm)}
        input[type=range]{width:calc(100% + 16px);margin:4px -8px;accent-color:var(--line)}
        .ticks{position:relative;height:1.3em;font-size:.75rem;color:var(--quiet)}
        .ticks span{position:absolute;transform:translateX(-50%);white-space:nowrap}
        .ticks span:first-child{transform:none}
        figure{margin:0 0 16px}figcaption{font-weight:600;margin-bottom:4px}
        .cells{display:flex;flex-wrap:wrap;gap:8px}.cell{font-size:.8rem;width:min(256px,46%)}
        .cell img,.strip img{display:block;width:100%;height:auto}
        .cell button,.strip button{padding:0;border:0;background:none;display:block;width:100%}
        .none{display:grid;place-items:center;aspect-ratio:1;border:1px dashed var(--quiet);\
        color:var(--quiet)}
        .strip{list-style:none;display:grid;gap:8px;padding:0;\
        grid-template-columns:repeat(auto-fill,minmax(132px,1fr));font-size:.75rem}
        .strip .picked{outline:4px solid var(--handoff);outline-offset:2px;font-weight:700}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
        th,td{text-align:left;padding:.25em .8em .25em 0;border-bottom:1px solid var(--frame);\
        white-space:nowrap;vertical-align:top}
        th[scope=row]{font-weight:600}
        footer{margin-top:2em;border-top:1px solid var(--frame);font-size:.8rem;color:var(--quiet)}
        a{color:var(--line)}
        @media (min-width:760px){
        .row{grid-template-columns:190px minmax(0,1fr) 190px;align-items:start}
        .row .plot{grid-column:auto;grid-row:auto}.status{text-align:left}
        .name small,.status small{display:block;margin:0;font-size:.72rem;line-height:1.2}
        }
        @media (min-width:1500px){
        .watch{grid-template-columns:minmax(420px,34%) minmax(0,1fr)}
        .screen{position:sticky;top:12px;align-self:start}video{max-height:70vh}
        }
        @media print{
        .screen,.steps,#at,#here,.now{display:none}body{max-width:none;font-size:11px}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        section,figure,article,.row{break-inside:avoid}.plot::after{display:none}
        .wide{overflow:visible}th,td{white-space:normal}
        }
        """
}
