/// The look of pages over several takes or clips, beside that of all pages.
enum OverviewStyle {
    static let text = """
        .filter{border:1px solid var(--frame);display:inline-flex;flex-wrap:wrap;gap:2px 18px;\
        padding:.2em 1em .5em;min-width:0}.filter label{padding:.2em 0}
        .takes{padding:0;margin:0;counter-reset:take;list-style:none}
        .take{display:grid;grid-template-columns:1.8em minmax(0,1fr);gap:6px 10px;padding:12px 0;\
        border-top:1px solid var(--frame)}
        li.take{counter-increment:take}
        li.take::before{content:counter(take);font-size:1.4rem;font-weight:700;grid-row:1/3}
        .what{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:flex-start}
        .what>div{flex:1 1 240px;min-width:0}.what img{width:128px;height:auto}
        .take h3{margin:0 0 2px;font-size:1.05rem;letter-spacing:0;text-transform:none;color:inherit}
        .take h3 .badge{font-size:.85rem}
        .take p{margin:2px 0;font-size:.9rem}.take .quiet{font-size:.85rem}
        .course{min-width:0;grid-column:2}.axis{padding:0;border:0}
        .plot::after{display:none}i.hand{pointer-events:none}
        .broke{display:flex;flex-wrap:wrap;gap:4px 14px;list-style:none;padding:0;margin:8px 0 0;\
        font-size:.85rem}
        body:has(#show-selected:not(:checked)) .take.selected,\
        body:has(#show-maybe:not(:checked)) .take.maybe,\
        body:has(#show-rejected:not(:checked)) .take.rejected,\
        body:has(#show-failed:not(:checked)) .take.failed{display:none}
        .band.beyond{background:var(--severe);border-top:8px solid var(--alarm);line-height:24px}
        .band{border-right:1px solid var(--quiet)}
        .joint{position:absolute;top:-14px;bottom:-2px;width:24px;margin-left:-12px;text-align:center;\
        font-size:12px;line-height:14px;font-weight:700;color:var(--handoff);text-decoration:none;\
        background:linear-gradient(var(--text),var(--text)) center 14px/2px 100% no-repeat}
        .joint.shows{color:var(--alarm)}
        .dot{position:absolute;width:9px;height:9px;margin:-4.5px;border-radius:50%;\
        background:var(--line)}.dot.far{background:var(--alarm);border-radius:0}
        .hop{position:absolute;top:0;bottom:0;border-left:1px solid var(--frame)}
        .row .status small{display:block;margin:0}
        .pair{display:flex;flex-wrap:wrap;gap:8px;margin:4px 0}.pair div{font-size:.8rem;\
        width:min(240px,46%)}.pair img{display:block;width:100%;height:auto}
        .numbers{display:flex;flex-wrap:wrap;gap:2px 18px;padding:0;list-style:none;font-size:.85rem}
        @media (min-width:1100px){
        .take{grid-template-columns:1.8em minmax(0,38%) minmax(0,1fr)}li.take::before{grid-row:1}
        .course{grid-column:3;padding-right:12px}
        }
        """
}
