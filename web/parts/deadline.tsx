import { ClockCircleOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { COLOURS } from '../app/theme.ts'
import { defineWords, useLanguage, useWords } from '../app/language.tsx'
import { useTimes } from '../kit/times.ts'

const WORDS = defineWords({ none: ['未设截止时间', 'no deadline is set'], over: ['已截止', 'over'] })
const SOON_MS = 3 * 86_400_000

/** What ends when: the moment with its time zone, and how long that is from now; `zone`: whose clock counts, by default the reader's. */
export function Deadline({ what, until, zone }: { readonly what: string; readonly until: string | null; readonly zone?: string }) {
  const t = useWords(WORDS)
  const { language } = useLanguage()
  const times = useTimes()
  const [now] = useState(() => Date.now())
  if (until === null) return <span className="soft"><ClockCircleOutlined aria-hidden /> {what}：{t.none}</span>
  const left = new Date(until).getTime() - now
  const at = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(until))
  const zoneName = zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <span style={{ color: left < 0 ? COLOURS.bad : left < SOON_MS ? COLOURS.fair : COLOURS.ink }}>
      <ClockCircleOutlined aria-hidden /> {what}：<time dateTime={until}><b>{at}</b></time>（{zoneName}）· {left < 0 ? `${t.over} · ` : ''}{times.until(until)}
    </span>
  )
}

export const isOver = (until: string | null): boolean => until !== null && new Date(until).getTime() < Date.now()
