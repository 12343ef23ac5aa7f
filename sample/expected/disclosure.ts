import { CATEGORY_COLUMNS } from '../portal/column.ts'
import { RESPONSE_LAGS } from '../portal/defects.ts'
import { EPIDEMIC_SERVICES } from '../portal/topic-data.ts'
import { daysBetween, EVALUATION_DATE } from '../calendar.ts'
import type { PortalRecords } from '../portal/portal.ts'
import { mean, onlyLive, rated, share } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/** An interpretation is timely up to this many days after its document. */
const TIMELY_DAYS = 5
const YEAR = 365
const isRecent = (date: string): boolean => daysBetween(date, EVALUATION_DATE) <= YEAR && date.slice(0, 10) <= EVALUATION_DATE

function interpretation({ policies, interpretations }: PortalRecords): Record<string, ExpectedPoint> {
  const recent = interpretations.filter(({ date }) => isRecent(date))
  const paired = recent.filter(({ policy }) => policy !== null)
  const timely = paired.filter(({ spec }) => (spec?.lagDays ?? Infinity) <= TIMELY_DAYS)
  const forth = recent.filter(({ spec }) => spec?.linksToPolicy === true)
  const interpreted = policies.filter(policy => paired.some(other => other.policy === policy))
  const back = interpreted.filter(({ spec }) => spec.interpretations.some(other => other.linkedFromPolicy))
  const due = policies.filter(({ spec, date }) => spec.important && isRecent(date) && daysBetween(date, EVALUATION_DATE) >= TIMELY_DAYS)
  const explained = due.filter(policy => interpreted.includes(policy))
  return {
    'response/interpretation/1': rated((1 + timely.length / paired.length) / 2, `有解读栏目（1）；可配对解读${paired.length}篇，${TIMELY_DAYS}天内${timely.length}篇；取平均`),
    'response/interpretation/2': share(2, 5, '有图表图解和视频；没有数字化、音频、动漫'),
    'response/interpretation/3': rated(mean([forth.length / recent.length, back.length / interpreted.length]), `解读链接文件${forth.length}/${recent.length}，文件链接解读${back.length}/${interpreted.length}；取平均`),
    'response/interpretation/4': share(explained.length, due.length, '一年内发布满5天的办法、方案、细则、措施、规定、意见中有解读的'),
  }
}

/** Points of 信息发布 and 解读回应. */
export function disclosurePoints(records: PortalRecords): Record<string, ExpectedPoint> {
  const categories = Object.entries(CATEGORY_COLUMNS)
  const filled = categories.filter(([, key]) => key !== null && key !== 'gycq')
  const attachments = records.columns.flatMap(column => column.items.flatMap(item => item.attachments))
  // Put in by the table of defects: one address is gone, one document is cut, one is HTML under the name of a document.
  const unusable = 3
  const services = EPIDEMIC_SERVICES.filter(({ path, isGone }) => path !== null && isGone !== true)
  const late = RESPONSE_LAGS.filter(lag => lag > 2).length
  return {
    'disclosure/open/statutory/1': onlyLive(share(filled.length, categories.length, '缺矿业权出让栏目，国有产权交易栏目为空；国有土地使用权出让的列表要用浏览器才能看到')),
    'disclosure/open/search/1': onlyLive(rated(1, '信息公开板块有自己的检索，能返回结果')),
    'disclosure/open/search/3': share(attachments.length - unusable, attachments.length, '信息页附件中1个打不开、1个被截断、1个是改名的网页'),
    'disclosure/open/request/1': rated(1, '有依申请公开栏目'),
    'disclosure/open/request/2': rated(1, '有网上申请表单'),
    'disclosure/priorities/battles/1': rated(1, '三大攻坚战专题分企业融资、脱贫攻坚、生态环境保护三块，都有信息'),
    'disclosure/priorities/battles/3': rated(1, '三块所在的专题列有一年内的新闻发布会'),
    'disclosure/priorities/reform/3': rated(1, '四块所在的专题列有一年内的新闻发布会'),
    'disclosure/priorities/reform/1': rated(1, '“放管服”专题的四个小标题各有信息'),
    'disclosure/priorities/stability/1': rated(1, '“六稳”“六保”专题有信息'),
    'disclosure/priorities/stability/3': rated(1, '有以“六稳”“六保”为题的新闻发布会'),
    'disclosure/priorities/epidemic/1': rated(1, '有数字化战疫专题'),
    'disclosure/priorities/epidemic/2': rated(1, '政策文件、辟谣信息、疫情通报都有且在一年内'),
    'disclosure/priorities/epidemic/3': share(services.length, EPIDEMIC_SERVICES.length, '核酸检测机构查询是死链，没有复工复产指引'),
    ...interpretation(records),
    'response/concerns/1': rated(1, '有回应关切栏目，有内容'),
    'response/concerns/2': share(RESPONSE_LAGS.length - late, RESPONSE_LAGS.length, '事发到回应超过2天的2条'),
  }
}
