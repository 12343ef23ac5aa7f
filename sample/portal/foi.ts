import { PORTAL } from '../city.ts'
import { docx } from '../files/office.ts'
import { mimeOf } from '../files/mime.ts'
import type { AnswerBook } from '../site.ts'
import { renderPage } from './shell.ts'

const field = (name: string, label: string, type = 'text'): string => `<p><label for="${name}">${label}：</label><input type="${type}" id="${name}" name="${name}" required></p>`

/** 依申请公开: the column with its explanation, the paper form and an online form. */
export function putFoi(book: AnswerBook): void {
  const crumbs: readonly (readonly [string, string])[] = [['政务公开', '/zwgk/'], ['依申请公开', '/ysqgk/']]
  const column = { name: '依申请公开', type: '依申请公开' }
  const url = `http://${PORTAL}/ysqgk/`
  book.html(url, renderPage({ url, title: '依申请公开', kind: 'list', crumbs, column, main: `<h2>依申请公开</h2>
<p>公民、法人或者其他组织可以根据自身需要向青岚市人民政府申请获取相关政府信息。受理机构：市政府办公室政务公开科，地址：青岚市文昌街1号，电话：0990-8100000。</p>
<ul><li><a href="/zwgk/zn.html">申请指南</a></li><li><a href="/ysqgk/sq.html">网上申请</a></li><li><a href="/ysqgk/sqb.docx">申请表下载</a></li></ul>
<p>办理时限：收到申请之日起20个工作日内答复，需要延长的，延长期限最长不超过20个工作日。</p>` }))
  const form = `${url}sq.html`
  book.html(form, renderPage({ url: form, title: '政府信息公开网上申请', kind: 'list', crumbs: [...crumbs, ['网上申请', '/ysqgk/sq.html']], column, main: `<h2>政府信息公开网上申请</h2>
<form action="/ysqgk/submit" method="post"><fieldset><legend>申请人信息</legend>
<p><label>申请人类型：</label><label><input type="radio" name="kind" value="citizen"> 公民</label> <label><input type="radio" name="kind" value="organisation"> 法人或其他组织</label></p>
${field('name', '姓名或名称')}${field('cardType', '证件名称')}${field('cardNumber', '证件号码')}${field('address', '通信地址')}${field('phone', '联系电话', 'tel')}${field('email', '电子邮箱', 'email')}</fieldset>
<fieldset><legend>所需政府信息</legend>${field('title', '所需信息的名称、文号')}<p><label for="description">其他特征性描述：</label><textarea id="description" name="description"></textarea></p>
<p><label for="way">获取信息的方式：</label><select id="way" name="way"><option>邮寄</option><option>电子邮件</option><option>当面领取</option></select></p>
<p><label for="medium">信息载体：</label><select id="medium" name="medium"><option>纸质</option><option>电子版</option></select></p>
<p><label for="captcha">验证码：</label><input type="text" id="captcha" name="captcha"></p></fieldset>
<p><button type="submit">提交申请</button></p></form>` }))
  book.put(`${url}sqb.docx`, mimeOf('sqb.docx'), docx('青岚市政府信息公开申请表', ['申请人信息', '所需信息的内容描述', '获取信息的方式']))
}
