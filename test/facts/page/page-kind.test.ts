import { describe, expect, test } from 'vitest'
import { understandPage } from '../../../src/facts/page/understand-page.ts'
import type { PageKind } from '../../../src/facts/page-facts.ts'
import { readPage } from '../../../src/page/read-page.ts'

const kindOf = (path: string, html: string): PageKind => {
  const url = `http://www.example.gov.cn${path}`
  return understandPage(readPage(new TextEncoder().encode(html), { url, contentType: 'text/html; charset=utf-8' }), { url, status: 200, evidence: { sha256: 'a'.repeat(64), kind: 'response' } }).kind
}
const site = '-某市人民政府'
const long = '为进一步做好相关工作，经市政府同意，现将有关事项通知如下，请认真组织实施。'.repeat(8)
const list = `<ul>${[1, 2, 3].map(i => `<li><a href="/zwgk/202008/t2020080${i}_${i}.html">关于第${i}项工作的通知</a><span>2020-08-0${i}</span></li>`).join('')}</ul>`
const article = (title: string, column = '通知公告'): string => `<title>${title}${site}</title><meta name="ArticleTitle" content="${title}"><meta name="ColumnName" content="${column}"><meta name="PubDate" content="2020-08-05 10:00"><h1>${title}</h1><p>${long}</p>`
const column = (name: string): string => `<title>${name}${site}</title><meta name="ColumnName" content="${name}">${list}`

describe('kind of page', () => {
  test.each<[string, string, string, PageKind]>([
    ['root', '/', '<title>某市人民政府</title><p>欢迎访问</p>', 'home'],
    ['root by file', '/index.html', '<title>某市人民政府</title><p>欢迎访问</p>', 'home'],
    ['list', '/zwgk/tzgg/', column('通知公告'), 'column'],
    ['list of topics', '/ztzl/', column('专题专栏'), 'column'],
    ['list of guides', '/bszn/', column('办事指南'), 'column'],
    ['list of interpretations', '/zcjd/', column('政策解读'), 'column'],
    ['article', '/xw/202008/t20200805_1.html', article('我市召开经济工作会议', '政务要闻'), 'item'],
    ['article about a search service', '/xw/202008/t20200805_2.html', article('市政府网站开通智能搜索', '政务要闻'), 'item'],
    ['article about messages', '/xw/202008/t20200805_2.html', article('市长信箱开通', '政务要闻'), 'item'],
    ['policy', '/zwgk/202008/t20200805_3.html', article('某市人民政府关于印发停车管理办法的通知', '政策文件'), 'policy'],
    ['interpretation by title', '/zwgk/202008/t20200805_4.html', article('《某市停车管理办法》政策解读'), 'interpretation'],
    ['interpretation by picture', '/zwgk/202008/t20200805_4.html', article('一图读懂某市停车管理办法'), 'interpretation'],
    ['interpretation by column', '/zwgk/202008/t20200805_4.html', article('关于停车管理办法的说明', '部门解读'), 'interpretation'],
    ['annual report', '/nb/202001/t20200120_1.html', article('某市2019年政府信息公开工作年度报告'), 'annual-report'],
    ['annual table', '/bb/2019.html', article('政府网站工作年度报表（2019年度）'), 'annual-report'],
    ['survey', '/zj/202008/t20200805_5.html', article('关于公开征求《停车管理办法》意见的公告'), 'survey'],
    ['search', '/search?q=x', `<title>搜索结果${site}</title><form><input name="q" value="停车"></form><p>没有找到结果</p>`, 'search'],
    ['site map', '/wzdt/', `<title>网站地图${site}</title>${list}`, 'site-map'],
    ['login', '/login.html', `<title>用户登录${site}</title><form><input name="u"><input type="password" name="p"><button>登录</button></form>`, 'login'],
    ['register', '/register.html', `<title>用户注册${site}</title><form><input name="u"><input type="password" name="p"><button>注册</button></form>`, 'register'],
    ['mailbox', '/hdjl/szxx/', `<title>市长信箱${site}</title><form action="/send" method="post">信件标题<input name="t">信件内容<textarea name="c"></textarea><button>提交</button></form>`, 'message-board'],
    ['question box', '/znwd/', `<title>智能问答${site}</title><form><input name="q" placeholder="请输入您的问题"></form>`, 'question-box'],
    ['request for information', '/ysqgk/', `<title>依申请公开${site}</title><form>姓名<input name="n">所需信息<textarea name="c"></textarea></form>`, 'foi-request'],
    ['privacy notice', '/ysbh.html', `<title>隐私声明${site}</title><p>${long}</p>`, 'privacy-notice'],
    ['topic', '/zt/fgf/', `<title>深化放管服改革专题${site}</title>${list}`, 'topic'],
    ['query service', '/cx/1.html', `<title>公交线路查询${site}</title><form>线路<input name="x"><button>查询</button></form>`, 'query-service'],
    ['data catalogue', '/catalog/', `<title>数据目录${site}</title>${list}`, 'data-catalogue'],
    ['form download', '/bgxz/', `<title>表格下载${site}</title>${list}`, 'form-download'],
    ['rating', '/hcp/', `<title>好差评${site}</title><form>评价<input name="x"></form>`, 'rating'],
    ['user centre', '/usercenter/', `<title>个人中心${site}</title><p>请先登录</p>`, 'user-centre'],
    ['a few words', '/x.html', '<title>内部资料</title><p>无权访问</p>', 'other'],
  ])('%s', (_, path, html, kind) => {
    expect(kindOf(path, html)).toBe(kind)
  })

  test('the search box in the header makes no search page of every page', () => {
    expect(kindOf('/zwgk/tzgg/', `<div class="header"><form action="/search"><input name="q"><button>搜索</button></form></div>${column('通知公告')}`)).toBe('column')
  })

  test('data behind a list is no page', () => {
    expect(kindOf('/api/list.json', '{"rows":[{"title":"一号","url":"/1.html","pubDate":"2020-08-05"}]}')).toBe('other')
  })
})
