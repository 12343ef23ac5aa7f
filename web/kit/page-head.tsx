import { Typography } from 'antd'
import { useEffect } from 'react'
import type { ReactNode } from 'react'

/** Title of a page, a line below it, and what can be done, at the right. Names the browser's tab. */
export function PageHead({ title, lead, actions }: { readonly title: string; readonly lead?: ReactNode; readonly actions?: ReactNode }) {
  useEffect(() => { document.title = `${title} · 政衡` }, [title])
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'flex-end', marginBottom: 16 }}>
      <div style={{ flex: '1 1 320px', minWidth: 0 }}>
        <Typography.Title level={1} style={{ fontSize: 24, margin: 0 }}>{title}</Typography.Title>
        {lead !== undefined && <div className="soft" style={{ marginTop: 2 }}>{lead}</div>}
      </div>
      {actions !== undefined && <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>{actions}</div>}
    </div>
  )
}
