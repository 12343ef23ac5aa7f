import { Modal, Switch } from 'antd'
import { useWords } from '../app/language.tsx'
import { KEY_OF } from './keys.ts'
import { KEYS, WORDS } from './words.ts'

const NAMES: Readonly<Record<string, string>> = { ArrowRight: '→', ArrowLeft: '←' }

/** Every key of the bench, and the switch that turns single keys off. */
export function KeyHelp({ isOpen, onClose, isOn, onSwitch }: { readonly isOpen: boolean; readonly onClose: () => void; readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void }) {
  const t = useWords(WORDS)
  const keys = useWords(KEYS)
  const rows: readonly (readonly [string, string])[] = [['1 … 9', keys.step], ...Object.entries(KEY_OF).map(([action, list]) => [list.map(key => NAMES[key] ?? key).join(' / '), keys[action as keyof typeof KEY_OF]] as const)]
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t.help} width={560}>
      <label style={{ display: 'flex', gap: 8, alignItems: 'center', marginBottom: 12 }}><Switch checked={isOn} onChange={onSwitch} aria-label={keys.onOff} /> {keys.onOff}</label>
      <table style={{ borderCollapse: 'collapse', width: '100%' }}>
        <tbody>{rows.map(([key, what]) => <tr key={key}><th scope="row" style={{ textAlign: 'start', padding: '3px 12px 3px 0', whiteSpace: 'nowrap', fontWeight: 400 }}><kbd style={{ border: '1px solid var(--line)', borderRadius: 4, padding: '1px 6px', background: '#f6f7f8' }}>{key}</kbd></th><td style={{ padding: '3px 0' }}>{what}</td></tr>)}</tbody>
      </table>
    </Modal>
  )
}
