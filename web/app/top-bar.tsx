import { Layout } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** The bar with the mark; `before` stands left of it, children at the right end. */
export function TopBar({ before = null, children }: { readonly before?: ReactNode; readonly children?: ReactNode }) {
  return (
    <Layout.Header className="top-bar" style={{ display: 'flex', alignItems: 'center', gap: 10, padding: '0 16px' }}>
      {before}
      <Link to="/" style={{ color: '#fff', fontWeight: 700, letterSpacing: '.12em', fontSize: 17, border: '1.5px solid rgba(255,255,255,.85)', borderRadius: 4, padding: '2px 8px', lineHeight: 1.5 }}>政衡</Link>
      <span style={{ flex: 1 }} />
      {children}
    </Layout.Header>
  )
}
