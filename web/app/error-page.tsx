import { Button, Result } from 'antd'
import { Link, useRouteError } from 'react-router'
import { defineWords, useWords } from './language.tsx'

const WORDS = defineWords({
  broken: ['这个页面出错了', 'This page has a fault'],
  reload: ['重新加载', 'Reload'],
  missing: ['没有这个页面', 'There is no such page'],
  missingWhy: ['地址可能已失效，或者输入有误。', 'The address may be outdated or mistyped.'],
  home: ['回到首页', 'Go home'],
})

/** A bug, or a part of the application that could not be loaded, e.g. after an update of the server. */
export function ErrorPage() {
  const t = useWords(WORDS)
  const error = useRouteError()
  return <Result status="error" title={t.broken} subTitle={error instanceof Error ? error.message : String(error)} extra={<Button type="primary" onClick={() => { window.location.reload() }}>{t.reload}</Button>} />
}

export function MissingPage() {
  const t = useWords(WORDS)
  return <Result status="404" title={t.missing} subTitle={t.missingWhy} extra={<Link to="/">{t.home}</Link>} />
}
