import { CheckOutlined } from '@ant-design/icons'
import { Button, Collapse, Drawer, Segmented } from 'antd'
import { useWords } from '../app/language.tsx'
import type { Grouping, QueueItem } from './queue.ts'
import { WORDS } from './words.ts'

interface QueueDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly items: readonly QueueItem[]
  readonly here: string | undefined
  readonly isDone: (item: QueueItem) => boolean
  readonly onGo: (taskId: string) => void
  readonly by: Grouping
  readonly onBy: (by: string) => void
  readonly show: string
  readonly onShow: (show: string) => void
}

/** Everything that is to be marked, by point or by unit; only the open group draws its tasks. */
export function QueueDrawer({ isOpen, onClose, items, here, isDone, onGo, by, onBy, show, onShow }: QueueDrawerProps) {
  const t = useWords(WORDS)
  const groups = [...Map.groupBy(items, ({ group }) => group)]
  const current = items.find(({ task }) => task.id === here)?.group
  return (
    <Drawer open={isOpen} onClose={onClose} title={t.queue} placement="left" size={420} styles={{ body: { padding: 12 } }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, marginBottom: 12 }}>
        <Segmented aria-label={t.by} size="small" value={by} onChange={onBy} options={[{ value: 'indicator', label: t.byIndicator }, { value: 'unit', label: t.byUnit }]} />
        <Segmented aria-label={t.show} size="small" value={show} onChange={onShow} options={[{ value: 'open', label: t.showOpen }, { value: 'all', label: t.showAll }]} />
      </div>
      <Collapse
        size="small" destroyOnHidden key={`${current} ${by}`} {...(current !== undefined && { defaultActiveKey: current })}
        items={groups.map(([group, tasks]) => ({
          key: group, label: <span className="break">{tasks[0]?.groupTitle} <span className="soft">{tasks.filter(isDone).length}/{tasks.length}</span></span>,
          children: (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {tasks.map(item => (
                <li key={item.task.id}>
                  <Button type={item.task.id === here ? 'primary' : 'text'} size="small" block aria-current={item.task.id === here} style={{ height: 'auto', padding: '4px 7px', whiteSpace: 'normal', textAlign: 'start', justifyContent: 'flex-start' }} icon={isDone(item) ? <CheckOutlined /> : null} onClick={() => { onGo(item.task.id) }}>{by === 'indicator' ? item.unit : item.point}</Button>
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </Drawer>
  )
}
