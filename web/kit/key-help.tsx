import { Modal, Switch } from 'antd'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({ title: ['按键', 'Keys'], onOff: ['单键操作', 'Single keys'] })
const NAMES: Readonly<Record<string, string>> = { ArrowRight: '→', ArrowLeft: '←' }

interface KeyHelpProps { readonly isOpen: boolean; readonly onClose: () => void; readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void; readonly rows: readonly (readonly [keys: readonly string[], what: string])[] }

/** Every key of a page and what it does, and the switch that turns single keys off. */
export function KeyHelp({ isOpen, onClose, isOn, onSwitch, rows }: KeyHelpProps) {
  const t = useWords(WORDS)
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t.title} width={560}>
      <label style={{ display: 'flex', gap: 8, alignItems: 'center', marginBottom: 12 }}><Switch checked={isOn} onChange={onSwitch} aria-label={t.onOff} /> {t.onOff}</label>
      <table style={{ borderCollapse: 'collapse', width: '100%' }}>
        <tbody>{rows.map(([keys, what]) => <tr key={what}><th scope="row" style={{ textAlign: 'start', padding: '3px 12px 3px 0', whiteSpace: 'nowrap', fontWeight: 400 }}>{keys.map((key, i) => <span key={key}>{i > 0 && ' / '}<kbd style={{ border: '1px solid var(--line)', borderRadius: 4, padding: '1px 6px', background: '#f6f7f8' }}>{NAMES[key] ?? key}</kbd></span>)}</th><td style={{ padding: '3px 0' }}>{what}</td></tr>)}</tbody>
      </table>
    </Modal>
  )
}
