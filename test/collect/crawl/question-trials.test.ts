import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openCollection } from '../../../src/collect/archive/open-collection.ts'
import { collectSite } from '../../../src/collect/collect.ts'
import { findQuestionForm } from '../../../src/collect/crawl/question-trials.ts'
import { readPage } from '../../../src/page/read-page.ts'
import { understandChannels } from '../../../src/workflow/understand.ts'
import { startServer } from '../http/tiny-server.ts'
import type { TinyServer } from '../http/tiny-server.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => { for (const each of cleanUp.splice(0).reverse()) await each() })

const MATTERS = ['居住证办理', '公积金提取', '食品经营许可', '医师执业注册']
const page = (title: string, body: string): string => `<html><head><title>${title}</title></head><body><div class="main">${body}</div></body></html>`
const BOX = '<h1>智能问答</h1><p>我是政务机器人，请问有什么可以帮您？</p><form action="/znwd/" method="get"><input name="wt" placeholder="请输入您的问题"><button>提问</button></form>'
const guide = (name: string): string => page(`${name}办事指南`, `<h1>${name}办事指南</h1><table><tr><td>事项名称</td><td>${name}</td></tr><tr><td>设定依据</td><td>中华人民共和国行政许可法及有关规定，依法办理。</td></tr><tr><td>申请条件</td><td>年满十八周岁，具有完全民事行为能力，在本市居住满半年以上。</td></tr><tr><td>申请材料</td><td>身份证原件和复印件各一份，申请表一份，近期免冠照片两张。</td></tr></table>`)

async function siteAnswering(answer: (question: string) => string): Promise<TinyServer> {
  const server = await startServer((_request, response, { pathname, searchParams }) => {
    const send = (text: string) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text)
    const at = Number(/^\/bszn\/(\d)\.html$/.exec(pathname)?.[1] ?? -1)
    if (pathname === '/') send(page('示例市人民政府', `<a href="/znwd/">智能问答</a>${MATTERS.map((name, index) => `<a href="/bszn/${index}.html">${name}</a>`).join('')}`))
    else if (pathname === '/znwd/') send(page('智能问答', BOX + (searchParams.has('wt') ? answer(searchParams.get('wt') ?? '') : '')))
    else if (MATTERS[at] !== undefined) send(guide(MATTERS[at]))
    else response.writeHead(404).end()
  })
  cleanUp.push(() => server.close())
  return server
}

async function tried(answer: (question: string) => string) {
  const server = await siteAnswering(answer)
  const dir = await mkdtemp(join(tmpdir(), 'questions-'))
  cleanUp.push(() => rm(dir, { recursive: true, force: true }))
  const out = join(dir, 'out')
  await collectSite({ url: `${server.origin}/`, out, maxPages: 30, maxMinutes: 1, rate: 0, concurrency: 4, browser: false, resume: false, allowPrivate: true, overrides: [], seed: 's' })
  const collection = await openCollection(out)
  try {
    const box = (await understandChannels([{ kind: 'website', collection }])).facts['question-box']
    return { server, trials: box?.known ? box.value.trials : [] }
  } finally {
    await collection.close()
  }
}

describe('the question box is asked about the matters of the site itself', () => {
  test('by GET, one question for each guide drawn; answers that speak of the matter are to the point', async () => {
    const { server, trials } = await tried(question => `<div class="a"><p>${question}</p><p>办理${MATTERS.find(name => question.includes(name))}请携带身份证到政务服务中心窗口。</p></div>`)
    expect(trials).toHaveLength(4)
    expect(trials.every(({ question, relevant }) => relevant === true && MATTERS.some(name => question.includes(name)))).toBe(true)
    expect(server.seen.filter(line => line.includes('wt='))).toHaveLength(4)
    expect(server.seen.every(line => /^(?:GET|HEAD) /.test(line))).toBe(true)
  }, 30_000)
  test.each<[string, (question: string) => string, boolean | null]>([
    ['an apology', question => `<p>${question}</p><p>抱歉，没有找到与“${question}”有关的答案，请换个问法试试。</p>`, false],
    ['an answer about something else', () => '<p>本市今天晴，最高气温二十五度，适合外出活动。</p>', false],
    ['a link to the guide itself', question => `<p>为您找到：</p><a href="/bszn/${MATTERS.findIndex(name => question.includes(name))}.html">查看指南</a>`, true],
    ['nothing but the echo: a script would answer', question => `<p>${question}</p>`, null],
    ['an echo with an apology that repeats the matter', question => `<p>很抱歉，我不太明白您说的${MATTERS.find(name => question.includes(name))}是什么意思</p>`, false],
  ])('%s', async (_, answer, relevant) => {
    const { trials } = await tried(answer)
    expect(trials.map(trial => trial.relevant)).toEqual(Array.from({ length: 4 }, () => relevant))
  }, 30_000)
})

describe('forms that are not asked', () => {
  const formOf = (form: string, title = '智能问答') => findQuestionForm(readPage(new TextEncoder().encode(page(title, form)), { url: 'http://www.example.gov.cn/a.html', contentType: 'text/html; charset=utf-8' }))
  test.each([
    ['one that posts', '<form action="/a" method="post"><input name="q" placeholder="请输入问题"><button>提问</button></form>'],
    ['one that asks who one is', '<form action="/a"><input name="xm" placeholder="姓名"><textarea name="nr" placeholder="问题"></textarea><button>提问</button></form>'],
    ['one that wants a telephone number', '<form action="/a"><input type="tel" name="dh"><input name="q" placeholder="请输入问题"><button>提问</button></form>'],
    ['a letter', '<form action="/a"><input name="t" placeholder="咨询标题"><button>提交咨询</button></form>'],
  ])('%s', (_, form) => expect(formOf(form)).toBeNull())
  test('a form of another page is no question box', () => expect(formOf('<form action="/a"><input name="q" placeholder="请输入问题"><button>提问</button></form>', '网上信访')).toBeNull())
  test('the box itself is one', () => expect(formOf('<form action="/a"><input type="hidden" name="site" value="1"><textarea name="q" placeholder="请输入问题"></textarea><button>发送</button></form>')).toMatchObject({ action: 'http://www.example.gov.cn/a', field: 'q', fixed: [['site', '1']] }))
})
