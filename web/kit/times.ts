import { useLanguage } from '../app/language.tsx'

const DAY_MS = 86_400_000

interface Times {
  /** `2020-11-30 09:05` in the reader's own time zone. */
  readonly at: (instant: string | null) => string
  /** `还有 3 天` / `已过 2 天`, for deadlines. */
  readonly until: (instant: string) => string
}

export function useTimes(): Times {
  const { language } = useLanguage()
  return {
    at: instant => (instant === null ? '—' : stamp(new Date(instant))),
    until: instant => {
      const days = (new Date(instant).getTime() - Date.now()) / DAY_MS
      const whole = Math.floor(Math.abs(days))
      if (language === 'zh') return days < 0 ? `已过 ${whole} 天` : whole === 0 ? '不到 1 天' : `还有 ${whole} 天`
      return days < 0 ? `${whole} days over` : whole === 0 ? 'less than a day left' : `${whole} days left`
    },
  }
}

const two = (n: number) => String(n).padStart(2, '0')
const stamp = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
