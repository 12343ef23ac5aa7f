import { z } from 'zod'
import type { Entry } from '../../facts/facts.ts'
import { entriesOf } from '../entry-match.ts'
import { entryList, entryState } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'

const STATE_TEXT = { absent: '没有见到', works: '可用', dead: '打不开或不可用', unknown: '无法核实' } as const

export const loginWorks = defineMeasure({
  id: 'login/works',
  version: 1,
  kind: 'automatic',
  title: '注册登录可用',
  explain: '打开注册页和登录页，看页面是否正常、有没有可填写的表单；不注册、不登录。登录、注册各占一半，登录页内含注册的以登录页为准；入口有多个时有一个可用即可。没有注册登录入口、且已看足够多的页面，得 0；有入口而无法自动核实的，由人工判断。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }) {
    const login = entriesOf(entries.value, 'login')
    const own = entriesOf(entries.value, 'register')
    if (login.length + own.length === 0) return rateAbsent('注册和登录入口', coverage, '提供可用的用户注册和登录')
    const register = own.length > 0 ? own : login.filter(entry => /注册/.test(entry.title) || /注册/.test(entry.detail))
    const states = [entryState(login), entryState(register)] as const
    if (states.includes('unknown')) return askPerson(`无法自动核实登录或注册是否可用：${entryList([...login, ...own].filter(entry => entry.works === null))}`)
    const rating = states.filter(state => state === 'works').length / 2
    return rate({
      rating,
      confidence: 1,
      reasons: [line('登录', login, states[0]), line('注册', register, states[1])],
      advice: [...(states[0] === 'works' ? [] : ['修复登录页面']), ...(states[1] === 'works' ? [] : [register.length > 0 ? '修复注册页面' : '提供可用的用户注册'])],
      evidence: [...login, ...own].map(entry => entry.evidence),
    })
  },
})

function line(what: string, found: readonly Entry[], state: keyof typeof STATE_TEXT): string {
  return `${what}${STATE_TEXT[state]}${found.length > 0 ? `：${entryList(found)}` : ''}`
}
