/** The stylesheet of the published pages: no outside font or image, light on paper, readable at 320 px. */
export const SITE_STYLE = `
:root{--ink:#1b2430;--soft:#566170;--line:#e0e4e8;--paper:#f7f6f2;--card:#fff;--brand:#0f4c5c;--accent:#8a4b12}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 "Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Source Han Sans SC",system-ui,sans-serif;font-variant-numeric:tabular-nums}
.en{color:var(--soft);font-size:.84em;font-weight:400}
a{color:var(--brand);text-underline-offset:2px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--brand);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:#fff;padding:6px 12px;z-index:2}
header.top{background:var(--brand);color:#fff}
header.top>div,main,footer.end{max-width:1200px;margin:0 auto;padding:0 20px}
header.top>div{display:flex;gap:2px 18px;align-items:center;min-height:54px;flex-wrap:wrap;padding-top:6px;padding-bottom:6px}
header.top a{color:#fff}
.mark{font-weight:700;letter-spacing:.12em;border:1.5px solid rgba(255,255,255,.85);padding:1px 8px;border-radius:4px;text-decoration:none}
header.top ol{list-style:none;display:flex;flex-wrap:wrap;gap:2px 8px;margin:6px 0;padding:0;font-size:14px}
header.top li+li::before{content:"›";margin-right:8px;opacity:.7}
h1{font-size:28px;line-height:1.35;margin:28px 0 4px}h2{font-size:20px;margin:38px 0 12px}h3{font-size:17px;margin:0}
.sub{color:var(--soft);margin:0 0 18px}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px;margin:0 0 16px}
.note{border-left:4px solid #e0a35c;background:#fdf8f1;padding:8px 14px;border-radius:0 6px 6px 0;margin:0 0 16px}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr));gap:16px}
.card>h2:first-child{margin-top:0}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
.map svg{min-width:440px}
.card>p:first-child{margin-top:0}
.units tbody th{min-width:8.5em}.units th,.units td{padding:7px 9px}.units thead th{vertical-align:bottom}.units thead .en{display:block}
.group th{background:#eef4f5;font-weight:600;padding-top:10px}
.up{color:#237046}.down{color:#b3382c}
table{border-collapse:collapse;width:100%;font-size:15px}
caption{text-align:left;font-weight:600;padding:0 0 8px}
th,td{text-align:left;padding:7px 12px;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0;color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
tbody tr:hover{background:#f5f9f9}
.tier{display:inline-block;border-radius:4px;padding:0 8px;font-size:13px;font-weight:600;background:#e7eef0;color:#0f3f4c;white-space:nowrap}
.big{font-size:40px;font-weight:700;line-height:1.2}
.facts{display:flex;flex-wrap:wrap;gap:10px 34px;margin:0}.facts div{min-width:110px}.facts dt{color:var(--soft);font-size:14px}.facts dd{margin:0;font-size:22px;font-weight:600}
.point{border-top:1px dashed var(--line);padding:2px 0}
.point>summary{cursor:pointer;display:grid;grid-template-columns:76px 1fr auto;gap:12px;padding:7px 0}
.point>div{padding:0 0 12px 88px;font-size:15px}
.point p,.point ul{margin:3px 0}.point .by{margin-top:8px;color:var(--soft)}.by b{color:var(--ink)}.point ul{padding-left:1.2em}
.chip{font-size:13px;font-weight:600;border-radius:4px;padding:1px 7px;justify-self:start;align-self:start;white-space:nowrap}
.full{background:#e3f2e8;color:#1b6238}.part{background:#fbf0d9;color:#7a4d0a}.none{background:#fae3e0;color:#8f251c}.open{background:#e6eaf0;color:#3e4d63}
.ind{margin:14px 0 4px;display:flex;justify-content:space-between;gap:12px;font-weight:600}
.advice{border-left:3px solid #e0a35c;padding:2px 12px;background:#fdf8f1;border-radius:0 6px 6px 0}
.ev{font-size:14px;list-style:none;padding:0!important;display:flex;flex-wrap:wrap;gap:2px 14px}.ev li{overflow-wrap:anywhere}
svg{max-width:100%;height:auto;display:block}
td>svg{margin-top:6px;min-width:72px}
svg text{font-family:inherit}
code{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;background:#eef1f2;border-radius:4px;padding:1px 5px;overflow-wrap:anywhere}
footer.end{color:var(--soft);font-size:14px;padding-top:34px;padding-bottom:40px}
@media(max-width:640px){h1{font-size:23px}th,td{padding:6px 8px}thead .en{display:block}.point>summary{grid-template-columns:1fr auto}.point>summary>.text{grid-column:1/-1;grid-row:2}.point>div{padding-left:0}.big{font-size:32px}}
@media print{header.top,.skip{display:none}body{background:#fff}.card{break-inside:avoid}}
`
