/** The report's whole stylesheet: no outside font, image or script, so that the file looks the same in ten years. */
export const STYLE = `
:root{--ink:#1b2430;--soft:#5b6675;--line:#e3e6ea;--paper:#f6f5f1;--card:#fff;--brand:#0f4c5c;--brand-soft:#d7e6e8;--good:#2a7f4f;--fair:#b7791f;--bad:#b3382c;--open:#7a8aa0;--open-soft:#e6eaf0;--shadow:0 1px 2px rgba(20,30,40,.05),0 6px 24px rgba(20,30,40,.05)}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.65 "Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Source Han Sans SC",system-ui,sans-serif;font-variant-numeric:tabular-nums}
html[lang=en] .zh,html:not([lang=en]) .en{display:none}
a{color:var(--brand);text-underline-offset:2px}
a:focus-visible,button:focus-visible,summary:focus-visible{outline:2px solid var(--brand);outline-offset:2px;border-radius:4px}
main,header.top>div,footer.end{max-width:1080px;margin:0 auto;padding:0 20px}
header.top{background:var(--brand);color:#fff}
header.top>div{display:flex;align-items:center;gap:14px;min-height:54px;flex-wrap:wrap}
.mark{font-weight:700;letter-spacing:.12em;font-size:17px;border:1.5px solid rgba(255,255,255,.85);padding:2px 8px;border-radius:4px}
header.top nav{margin-left:auto;display:flex;gap:16px;align-items:center;flex-wrap:wrap}
header.top a,header.top button{color:#fff;font:inherit;font-size:14px}
header.top nav a{text-decoration:none;opacity:.9}header.top nav a:hover{opacity:1;text-decoration:underline}
button{cursor:pointer}
header.top button{background:transparent;border:1px solid rgba(255,255,255,.6);border-radius:4px;padding:2px 10px}
h1{font-size:30px;line-height:1.3;margin:30px 0 2px;letter-spacing:.01em}
h2{font-size:20px;margin:44px 0 14px;letter-spacing:.02em}
h2 small{font-weight:400;color:var(--soft);font-size:14px;margin-left:8px}
.sub{color:var(--soft);margin:0 0 20px}
.card{background:var(--card);border-radius:10px;box-shadow:var(--shadow);border:1px solid var(--line)}
.hero{display:grid;grid-template-columns:minmax(300px,400px) 1fr;gap:8px 34px;padding:22px 28px;align-items:center}
.hero svg{width:100%;height:auto;display:block}
.hero .says{font-size:17px;line-height:1.75;margin:0 0 14px}
.hero .says b{font-size:19px}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:10px}
.tile{border:1px solid var(--line);border-radius:8px;padding:9px 12px;background:#fcfcfa}
.tile b{display:block;font-size:21px;line-height:1.25}.tile span{color:var(--soft);font-size:13px}
.tile.warn b{color:var(--bad)}
.shot{grid-column:1/-1;margin-top:14px;padding-top:18px;border-top:1px solid var(--line);display:grid;grid-template-columns:repeat(3,1fr);gap:16px}
.shot figure{margin:0;min-width:0}
.pic{display:block;background:#fff top/cover no-repeat;border:1px solid var(--line);border-radius:8px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pic:hover{border-color:var(--brand)}
.shot .pic{height:190px}
.thumbs{display:flex;flex-wrap:wrap;gap:10px;margin:4px 0 8px}.thumbs .pic{width:150px;height:94px;border-radius:6px}
.shot figcaption{font-size:12px;color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
ol.todo{list-style:none;margin:0;padding:0;counter-reset:n}
ol.todo>li{display:grid;grid-template-columns:34px 1fr auto;gap:12px;padding:13px 20px;border-top:1px solid var(--line);counter-increment:n;align-items:start}
ol.todo>li:first-child{border-top:0}
ol.todo>li::before{content:counter(n);color:var(--soft);font-weight:600;text-align:right}
ol.todo p{margin:0}ol.todo .where{color:var(--soft);font-size:13px}
ol.todo ul{margin:2px 0 0;padding-left:1.1em}
.gain{background:#fdf0e6;color:#8a4b12;border-radius:999px;padding:1px 11px;font-weight:700;white-space:nowrap}
details.more>summary{padding:11px 20px;border-top:1px solid var(--line);color:var(--brand);cursor:pointer}
.dims{padding:10px 22px 16px}
.dim{display:grid;grid-template-columns:minmax(84px,150px) 1fr 150px;gap:14px;align-items:center;padding:8px 0}
.dim .num{text-align:right;white-space:nowrap}.dim .num small{color:var(--soft)}
.bar{position:relative;height:16px;background:#eef0f2;border-radius:8px;overflow:hidden}
.bar i{position:absolute;top:0;bottom:0;left:0;background:var(--brand)}
.bar u{position:absolute;top:0;bottom:0;background:repeating-linear-gradient(135deg,#8fb3ba 0 5px,#c4d8db 5px 10px)}
.legend{display:flex;gap:20px;flex-wrap:wrap;color:var(--soft);font-size:13px;padding-top:8px}
.legend i{display:inline-block;width:22px;height:10px;border-radius:5px;margin-right:6px;vertical-align:baseline}
.filters{display:flex;gap:8px;flex-wrap:wrap;margin:0 0 12px}
.filters button{border:1px solid var(--line);background:#fff;border-radius:999px;padding:3px 14px;font:inherit;font-size:14px;color:var(--ink)}
.filters button[aria-pressed=true]{background:var(--brand);border-color:var(--brand);color:#fff}
.group{margin-bottom:14px;overflow:hidden}
.group>h3{margin:0;padding:12px 20px;font-size:17px;background:#f1f4f4;border-bottom:1px solid var(--line);display:flex;justify-content:space-between;gap:12px}
.group>h3 span:last-child{font-weight:500;color:var(--soft);font-size:15px;white-space:nowrap}
.ind{border-top:1px solid var(--line)}.group>h3+.ind{border-top:0}
.ind>h4{margin:0;padding:11px 20px 3px;font-size:14px;font-weight:600;display:flex;justify-content:space-between;gap:12px;color:var(--soft)}
.ind>h4 b{color:var(--ink)}
.point{border-top:1px dashed #eceef0}.ind>h4+.point{border-top:0}
.point>summary{display:grid;grid-template-columns:74px 1fr auto;gap:12px;padding:9px 20px;cursor:pointer;list-style:none;align-items:start}
.point>summary::-webkit-details-marker{display:none}
.point>summary:hover{background:#fafbfa}
.point[open]>summary{background:#f7faf9}
.chip{font-size:12px;border-radius:4px;padding:1px 7px;white-space:nowrap;justify-self:start;line-height:1.7;font-weight:600}
.chip.full{background:#e3f2e8;color:#1d6b3f}.chip.part{background:#fbf0d9;color:#85570e}.chip.none{background:#fae3e0;color:#962a20}
.chip.open{background:var(--open-soft);color:#44546a}.chip.unseen{background:#efe9f6;color:#5b3f86}.chip.na{background:#f0f0f0;color:#666}
.pts{white-space:nowrap;text-align:right}.pts small{color:var(--soft)}
.body{padding:4px 20px 18px 106px}
.body p,.body ul{margin:4px 0}.body ul{padding-left:1.2em}
.body h5{margin:12px 0 2px;font-size:13px;color:var(--soft);font-weight:600}
.advice{border-left:3px solid #e0a35c;padding:3px 12px;background:#fdf8f1;border-radius:0 6px 6px 0}
.suggest{border-left:3px solid var(--open);padding:3px 12px;background:#f5f7fa;border-radius:0 6px 6px 0}
.method{color:var(--soft);font-size:13.5px}
.body .ev{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:13.5px;padding:0;list-style:none}
.ev li{max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:7px 14px;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{color:var(--soft);font-weight:600;white-space:nowrap;border-top:0}
td.n,th.n{text-align:right;white-space:nowrap}
caption{text-align:left;padding:13px 14px 7px;font-weight:600}
caption small{font-weight:400;color:var(--soft)}
.find{margin-bottom:14px}
code{font:12.5px/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;background:#f0f2f3;border-radius:4px;padding:1px 5px;overflow-wrap:anywhere}
footer.end{color:var(--soft);font-size:13px;padding:34px 20px 50px}
[hidden]{display:none!important}
@media(max-width:720px){.shot{grid-template-columns:1fr}.tiles{grid-template-columns:1fr 1fr}header.top>div{padding-top:10px;padding-bottom:10px}h1{font-size:24px}.hero{grid-template-columns:1fr;padding:16px}.dim{grid-template-columns:1fr auto}.dim .bar{grid-column:1/-1;grid-row:2}.point>summary{grid-template-columns:1fr auto;padding:9px 14px}.point>summary>.text{grid-column:1/-1;grid-row:2}.body{padding:4px 14px 16px}ol.todo>li{grid-template-columns:22px 1fr auto;padding:12px 14px}header.top>div{position:relative}header.top nav{margin-left:0;gap:12px;padding-bottom:8px}#lang{position:absolute;top:12px;right:20px}.group>h3,.ind>h4{padding-left:14px;padding-right:14px}}
@media print{header.top nav,.filters,details.more>summary{display:none}body{background:#fff}.card{box-shadow:none}.point{break-inside:avoid}}
`
