/** The site every contender fetches: pages of about 30 KB with about 80 links, the same in every run. */
export interface BenchSite {
  readonly pages: number
  /** Links per page that nobody else has: how memory grows with URLs that are known but not fetched. */
  readonly fan: number
}

const WORDS = '政府 信息 公开 条例 规定 办理 行政 审批 服务 事项 通知 会议 精神 落实 工作 方案 建设 项目 资金 管理 监督 检查 整改 责任 单位 部门 群众 企业 申请 材料 流程 时限 标准 依据 结果 公示 公告 征集 意见 反馈 督促 推进 实施 细则 城市 农村 教育 医疗 交通 环境 保护 安全 生产 应急'.split(' ')
const BODY_CHARACTERS = 5200
const LINKS = 80

/** A small generator of its own, so that every run on every machine has the same pages. */
function numbers(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0
  return () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 0x1_0000_0000
  }
}

/** Page `index` of a site; its address is `/` for 0 and `/zwgk/<index>.html` otherwise. */
export function benchPage(index: number, { pages, fan }: BenchSite): Buffer {
  const next = numbers(index + 1)
  const word = (): string => WORDS[Math.floor(next() * WORDS.length)]!
  const phrase = (count: number): string => Array.from({ length: count }, word).join('')
  const date = (): string => `20${String(18 + Math.floor(next() * 8))}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
  const link = (k: number): string => {
    const target = k === 0 ? (index + 1) % pages : Math.floor(next() * pages)
    const url = k > 0 && k <= fan ? `/xxgk/${index}/fan/${k}.pdf` : `/zwgk/${target}.html`
    return `<li class="list-item clearfix"><a href="${url}" target="_blank" title="关于${phrase(6)}的通知">关于${phrase(5)}的通知</a><span class="date">${date()}</span></li>`
  }
  const paragraphs: string[] = []
  for (let length = 0; length < BODY_CHARACTERS; ) {
    const text = `${phrase(30)}，${phrase(24)}。`
    paragraphs.push(`<p style="text-indent: 2em; line-height: 1.75;">${text}</p>`)
    length += text.length
  }
  const title = `关于${phrase(5)}的通知（第${index}号）`
  return Buffer.from(`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}_某市人民政府</title>
<meta name="SiteName" content="某市人民政府"><meta name="SiteDomain" content="www.example.gov.cn"><meta name="SiteIDCode" content="1234567890">
<meta name="ColumnName" content="通知公告"><meta name="ColumnType" content="通知公告"><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${date()} 10:20"><meta name="ContentSource" content="市政府办公室">
</head><body><div class="position">您的位置：<a href="/">首页</a> &gt; <a href="/zwgk/1.html">政务公开</a> &gt; 通知公告</div>
<div class="article"><h1>${title}</h1><div class="info">发布时间：${date()} 10:20　来源：市政府办公室</div><div id="zoom" class="TRS_Editor">${paragraphs.join('\n')}</div></div>
<div class="related"><ul class="list">${Array.from({ length: LINKS }, (_, k) => link(k)).join('\n')}</ul></div>
<div class="footer">主办单位：某市人民政府办公室　网站标识码：1234567890　京ICP备12345678号　<a href="/zwgk/2.html">网站地图</a></div></body></html>`)
}
