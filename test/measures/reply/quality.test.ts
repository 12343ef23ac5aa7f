import { describe, expect, test } from 'vitest'
import type { Message } from '../../../src/facts/page-facts.ts'
import { replyQuality } from '../../../src/measures/reply/quality.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { message, outcome, reasonsOf } from '../service-facts.ts'

const judge = (...messages: Message[]): ReturnType<typeof outcome> => outcome(replyQuality, { messages: known(messages), coverage: allSeen })
const good = message()
const replying = (reply: string): Message => message({ reply })
const faults = (reply: string): string => reasonsOf(replyQuality, { messages: known([replying(reply)]) })

describe('reply/quality', () => {
  test('an answer to the point is adequate', () => expect(judge(good)).toBe(1))
  test.each([
    ['过短', '请咨询公租房申请窗口。'],
    ['过短', '尊敬的网友您好！您的来信已收悉，感谢您对我们工作的关注与支持，祝您生活愉快！特此回复'],
    ['敷衍', '您好，您关于公租房申请条件的来信收悉，已转交相关部门，我们会尽快处理，请留意后续公告，感谢您的关注。'],
    ['推诿', '您好！公租房申请条件的问题不属于我局职责范围，建议您向当地的房屋主管部门咨询有关公租房申请的材料和条件。'],
    ['答非所问', '您好！我市持续推进优化营商环境各项举措，深化商事制度改革，不断提升企业获得感，欢迎广大企业来投资兴业，共谋发展。'],
    ['答非所问', '您好！我市持续推进优化营商环境各项举措，精简企业开办材料，深化商事制度改革，欢迎广大企业来投资兴业，共谋发展。'],
  ])('a reply is %s: %s', (fault, reply) => {
    expect(judge(replying(reply))).toBe(0)
    expect(faults(reply)).toContain(fault)
  })
  test('to name another office with its telephone is an answer', () => {
    expect(judge(replying('您好！公租房申请条件由住建局负责解释，不属于我局职责范围，请您向市住建局住房保障科咨询，电话0517-86812345，工作日上午九点至下午五点均可。'))).toBe(1)
  })
  test('share of adequate replies; what has no reply to read is left out', () => expect(judge(good, replying('已阅'), message({ reply: null }), message({ reply: ' ' }))).toBe(0.5))
  test('messages of the last year first, older ones only when there are no others', () => {
    expect(judge(good, message({ submitted: '2018-01-01', replied: '2018-01-02', reply: '已阅' }))).toBe(1)
    expect(judge(message({ submitted: '2018-01-01', replied: '2018-01-02', reply: '已阅' }))).toBe(0)
  })
  test('no replies to read is a person\'s turn; no messages are 0 when the site was seen, else open', () => {
    expect(judge(message({ reply: null }))).toBe('undetermined: person')
    expect(judge()).toBe(0)
    expect(outcome(replyQuality, { messages: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(replyQuality, { messages: unseen('超时') })).toBe('undetermined: messages')
  })
  test('endless replies are read in no time', () => {
    const started = performance.now()
    judge(replying('请您向'.repeat(200_000)), replying('不属于本'.repeat(200_000)), message({ question: '公'.repeat(500_000) }))
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
