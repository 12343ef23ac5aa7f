import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as Feedback, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { Problem } from '../api/client.ts'
import { LanguageProvider, useLanguage } from './language.tsx'
import { router } from './router.tsx'
import { STYLE_NONCE } from './style-nonce.ts'
import { themeOf } from './theme.ts'

/** Refusals stand; only what may pass by itself is tried again. */
const worthAnotherTry = (error: unknown): boolean => error instanceof Problem && (error.code === 'network' || error.status === 503 || error.status === 429)
const queries = new QueryClient({ defaultOptions: { queries: { retry: (count, error) => count < 2 && worthAnotherTry(error), staleTime: 10_000, refetchOnWindowFocus: false } } })

const prefersStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <Themed />
      </QueryClientProvider>
    </LanguageProvider>
  )
}

function Themed() {
  const { language } = useLanguage()
  return (
    <ConfigProvider theme={themeOf(prefersStill)} locale={language === 'zh' ? zhCN : enUS} csp={{ nonce: STYLE_NONCE }} button={{ autoInsertSpace: false }}>
      <Feedback>
        <RouterProvider router={router} />
      </Feedback>
    </ConfigProvider>
  )
}
