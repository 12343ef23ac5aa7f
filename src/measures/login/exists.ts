import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList, entryState } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'

export const loginExists = defineMeasure({
  id: 'login/exists',
  version: 1,
  kind: 'automatic',
  title: '注册登录功能',
  explain: '检查网站是否提供用户注册和登录：两者都有（登录页内含注册也算）得 1；只有其中之一得 0.5；都没有、且已看足够多的页面，得 0。只见到登录入口而未能看到登录页的，无法知道登录页内有没有注册，由人工判断。入口能否使用另行评判。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }) {
    const login = entriesOf(entries.value, 'login')
    const register = entriesOf(entries.value, 'register')
    if (login.length + register.length === 0) return rateAbsent('注册和登录入口', coverage, '在首页显著位置提供用户注册和登录')
    const within = login.filter(entry => /注册/.test(entry.title) || /注册/.test(entry.detail))
    const hasRegister = register.length + within.length > 0
    if (!hasRegister && entryState(login) === 'unknown') return askPerson(`有登录入口，但未能看到登录页，无法知道是否提供注册：${entryList(login)}`)
    const isBoth = login.length > 0 && hasRegister
    return rate({
      rating: isBoth ? 1 : 0.5,
      confidence: 1,
      reasons: [
        login.length > 0 ? `有登录入口：${entryList(login)}` : '没有见到登录入口',
        hasRegister ? `有注册入口：${entryList(register.length > 0 ? register : within)}` : '没有见到注册入口',
      ],
      advice: [login.length > 0 ? '在登录入口旁提供用户注册' : '提供用户登录入口'],
      evidence: [...login, ...register].map(entry => entry.evidence),
    })
  },
})
