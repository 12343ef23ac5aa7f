import { z } from 'zod'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { rate } from '../share.ts'
import { quoteName } from '../wording.ts'

/** The meta tag names another site: either the tag or the address is a copy. */
const DOUBTFUL = 0.8

export const siteDomainName = defineMeasure({
  id: 'site/domain-name',
  version: 1,
  kind: 'automatic',
  title: '名称域名',
  explain: '域名和名称各占一半。域名：首页主机名以 .gov.cn 结尾得 0.5。名称：首页标题含“人民政府”“政府门户网站”或部门全称等规范名称（由指标体系列出）得 0.5，只在 SiteName 标签中含有得 0.25。SiteDomain 标签与实际主机名不一致时在理由中指出，可信度降为 0.8。依据：国办发〔2017〕47号。',
  params: z.strictObject({ fullNames: z.array(z.string().min(1)).min(1) }),
  needs: ['home'],
  judge({ home }, { fullNames }) {
    const { title, siteName, siteDomain } = home.value
    const host = home.value.host.toLowerCase()
    const onGovCn = bare(host) === 'gov.cn' || bare(host).endsWith('.gov.cn')
    const inTitle = hasName(title, fullNames)
    const inTag = hasName(siteName ?? '', fullNames)
    const declared = (siteDomain ?? '').split(/[,，;；\s]/).map(domain => bare(domain.toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[/?#].*$/, ''))).filter(domain => domain !== '')
    const isOther = declared.length > 0 && declared.every(domain => domain !== bare(host) && !bare(host).endsWith(`.${domain}`))
    return rate({
      rating: 0.5 * Number(onGovCn) + (inTitle ? 0.5 : inTag ? 0.25 : 0),
      confidence: isOther ? DOUBTFUL : 1,
      reasons: [
        `域名 ${placeText(host)} ${onGovCn ? '属于' : '不属于'} .gov.cn`,
        `首页标题${quoteName(title)}${inTitle ? '使用了' : '没有使用'}规范名称${!inTitle && inTag ? `，SiteName 标签${quoteName(siteName ?? '')}使用了` : ''}`,
        ...(isOther ? [`SiteDomain 标签写的是 ${placeText(declared.join('、'))}，与实际域名不一致`] : []),
      ],
      advice: [
        ...(onGovCn ? [] : ['改用 .gov.cn 域名，其他域名予以注销']),
        ...(inTitle ? [] : ['在首页标题中写明主办单位规范全称，如“××市人民政府门户网站”']),
        ...(isOther ? ['改正 SiteDomain 标签'] : []),
      ],
      evidence: home.evidence,
    })
  },
})

function hasName(text: string, fullNames: readonly string[]): boolean {
  return fullNames.some(name => text.includes(name))
}

/** Host without port and leading `www.`. */
function bare(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^www\./, '').replace(/\.$/, '')
}
