import { z } from 'zod'
import { defineMeasure } from '../measure.ts'

export const domainName = defineMeasure({
  id: 'site/domain-name',
  version: 1,
  kind: 'automatic',
  title: '名称域名',
  explain: '检查网站是否使用 .gov.cn 域名（0.5），首页标题是否含“人民政府”“政府门户网站”或部门全称等规范名称（0.5）。依据：国办发〔2017〕47号。',
  params: z.strictObject({ fullNames: z.array(z.string()).min(1) }),
  needs: ['home'],
  judge({ home }, { fullNames }) {
    const { host, title, siteName } = home.value
    const onGovCn = host === 'gov.cn' || host.endsWith('.gov.cn')
    const name = `${title} ${siteName ?? ''}`
    const isFullName = fullNames.some(part => name.includes(part))
    return {
      outcome: 'rated',
      rating: (Number(onGovCn) + Number(isFullName)) / 2,
      confidence: 1,
      reasons: [`域名 ${host} ${onGovCn ? '属于' : '不属于'} .gov.cn`, `首页标题“${title}”${isFullName ? '使用了' : '没有使用'}规范名称`],
      advice: [...(onGovCn ? [] : ['改用 .gov.cn 域名，其他域名予以注销']), ...(isFullName ? [] : ['在首页标题中写明主办单位规范全称，如“××市人民政府门户网站”'])],
      evidence: [...home.evidence],
    }
  },
})
