import { html, Markup } from '../html/markup.ts'
import type { Piece } from '../html/markup.ts'
import { beijingTime } from '../../shared/beijing-time.ts'
import { STYLESHEET } from './addresses.ts'
import type { SitePlace } from './addresses.ts'

/** A label in Chinese with its English beside it: the pages have no script that could switch. */
export const label = (zh: Piece, en: Piece): Markup => html`<span lang="zh-CN">${zh}</span> <span class="en" lang="en">${en}</span>`

export interface Frame {
  readonly place: SitePlace
  readonly title: string
  /** From the root down to the page above this one. */
  readonly trail: readonly { readonly href: string; readonly name: string }[]
}

/** One page of the published results: no script at all, one stylesheet beside it, everything else inside. */
export function framed({ place, title, trail }: Frame, body: Markup): string {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<title>${title} · 政衡</title><link rel="stylesheet" href="${place.root}${STYLESHEET}"></head><body>
<a class="skip" href="#main">${label('跳到正文', 'Skip to content')}</a>
<header class="top"><div><a class="mark" href="${place.root}index.html">政衡</a><nav aria-label="位置 breadcrumb"><ol>${trail.map(({ href, name }) => html`<li><a href="${href}">${name}</a></li>`)}<li aria-current="page">${title}</li></ol></nav></div></header>
<main id="main">${body}</main>
<footer class="end"><p>${label('由政衡生成。任何人都可以下载数据并复算。', 'Made by Zhengheng. Anybody may download the data and recompute.')}</p></footer></body></html>
`.value
}

/** What may be wider than a small screen scrolls sideways, also by keyboard. */
export const scrolled = (name: string, inside: Piece, classes = ''): Markup => html`<div class="scroll ${classes}" tabindex="0" role="region" aria-label="${name}">${inside}</div>`

/** Fixed decimals, so that columns of numbers line up; an interval where people have still to decide. */
export const range = (low: number, high: number, decimals: number): string => (low === high ? low.toFixed(decimals) : `${low.toFixed(decimals)}–${high.toFixed(decimals)}`)

/** When a publication was frozen, by the clock in Beijing, to the minute. */
export const publishedOn = (instant: string): string => beijingTime(Date.parse(instant)).slice(0, 16)
