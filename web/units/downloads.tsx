import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { EvaluationDocument } from '../../src/model/evaluation.ts'
import { API } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { saveFile } from '../kit/save-file.ts'
import { WORDS } from './words.ts'

/** The document that `zhengheng recompute` reads, and the report that needs no server to be read. */
export function Downloads({ document, entrantId }: { readonly document: EvaluationDocument; readonly entrantId: string }) {
  const t = useWords(WORDS)
  return (
    <Dropdown trigger={['click']} menu={{ items: [
      { key: 'report', label: <a href={`${API}/entrants/${entrantId}/report`} download>{t.report}</a> },
      { key: 'document', label: t.document, onClick: () => { saveFile(`${document.unit.name} evaluation.json`, new Blob([`${JSON.stringify(document, null, 1)}\n`], { type: 'application/json' })) } },
    ] }}>
      <Button icon={<DownloadOutlined />}>{t.download}</Button>
    </Dropdown>
  )
}
