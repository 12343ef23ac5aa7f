import { Descriptions } from 'antd'
import { useReply } from '../api/queries.ts'
import { useLanguage, useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { sizeText } from '../kit/size-text.ts'
import { SYSTEM_WORDS } from './system-words.ts'

/** How much is kept, and where. */
export function Page() {
  const t = useWords(SYSTEM_WORDS)
  const { language } = useLanguage()
  const number = (value: number) => value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
  const system = useReply('get /system', {})
  return (
    <div style={{ maxWidth: 860 }}>
      <PageHead title={t.storage} />
      <Loaded of={system} rows={8}>
        {one => (
          <Descriptions bordered size="small" column={1} items={[
            { key: 'evidenceAt', label: t.evidenceAt, children: <span className="break">{one.evidenceAt ?? t.nowhere}</span> },
            { key: 'evidenceBytes', label: t.evidenceBytes, children: sizeText(one.evidenceBytes) }, { key: 'evidenceObjects', label: t.evidenceObjects, children: number(one.evidenceObjects) },
            { key: 'databaseBytes', label: t.databaseBytes, children: sizeText(one.databaseBytes) }, { key: 'judgements', label: t.judgements, children: number(one.judgements) },
            { key: 'campaigns', label: t.campaigns, children: number(one.campaigns) }, { key: 'units', label: t.units, children: number(one.units) }, { key: 'people', label: t.people, children: number(one.people) },
            { key: 'database', label: t.database, children: one.databaseVersion }, { key: 'schema', label: t.schema, children: one.schema }, { key: 'version', label: t.version, children: one.version },
          ]} />
        )}
      </Loaded>
    </div>
  )
}
