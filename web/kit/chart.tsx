import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown, Skeleton } from 'antd'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { defineWords, useWords } from '../app/language.tsx'
import { FONT, SERIES } from '../app/theme.ts'
import { saveFile } from './save-file.ts'

const WORDS = defineWords({ save: ['保存图形', 'Save chart'] })

export interface ChartProps {
  /** Names the saved file and tells those who cannot see the picture what is in it. */
  readonly name: string
  readonly option: EChartsCoreOption
  readonly height: number
  /** Name and place of what was clicked, and the item of `option` itself. */
  readonly onSelect?: (name: string, index: number, item: unknown) => void
}

/** A chart, drawn as SVG; its library is loaded when the first one is shown. The same numbers stand in a table nearby. */
export function Chart({ name, option, height, onSelect }: ChartProps) {
  const t = useWords(WORDS)
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<EChartsCoreOption>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  useEffect(() => {
    const box = place.current
    if (box === null) return undefined
    let made: EChartsType | null = null
    let isGone = false
    // Box plots are not drawn anew by a resize alone.
    const observer = new ResizeObserver(() => { made?.resize(); if (made && drawn.current) made.setOption(drawn.current, { notMerge: true }) })
    void import('./chart-library.ts').then(({ init }) => {
      if (isGone) return
      made = init(box, null, { renderer: 'svg' })
      observer.observe(box)
      setChart(made)
    })
    return () => { isGone = true; observer.disconnect(); made?.dispose(); setChart(null) }
  }, [])
  useEffect(() => {
    drawn.current = { color: [...SERIES], textStyle: { fontFamily: FONT }, animation: false, aria: { enabled: true }, ...option }
    chart?.setOption(drawn.current, { notMerge: true })
  }, [chart, option])
  useEffect(() => {
    if (!onSelect) return undefined
    const select = (at: { name?: string; dataIndex?: number; data?: unknown }) => { onSelect(at.name ?? '', at.dataIndex ?? -1, at.data) }
    chart?.on('click', select as never)
    return () => { chart?.off('click', select as never) }
  }, [chart, onSelect])
  return (
    <figure style={{ margin: 0 }}>
      <div style={{ textAlign: 'right' }}>
        <Dropdown trigger={['click']} disabled={chart === null} menu={{ items: [
          { key: 'png', label: 'PNG', onClick: () => { void savePng(name, svgOf(place.current)) } },
          { key: 'svg', label: 'SVG', onClick: () => { saveFile(`${name}.svg`, new Blob([svgOf(place.current).text], { type: 'image/svg+xml' })) } },
        ] }}>
          <Button size="small" type="text" icon={<DownloadOutlined />} aria-label={`${t.save}: ${name}`} />
        </Dropdown>
      </div>
      <div ref={place} role="img" aria-label={name} style={{ height, width: '100%' }}>{chart === null && <Skeleton.Node active style={{ width: '100%', height: height - 8 }} />}</div>
    </figure>
  )
}

interface Drawing { readonly text: string; readonly width: number; readonly height: number }
function svgOf(box: HTMLElement | null): Drawing {
  const svg = box?.querySelector('svg')
  if (!svg) return { text: '', width: 0, height: 0 }
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return { text: new XMLSerializer().serializeToString(copy), width: svg.clientWidth, height: svg.clientHeight }
}

/** At twice the size, on white: for slides and print. */
async function savePng(name: string, { text, width, height }: Drawing): Promise<void> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  canvas.toBlob(png => { if (png) saveFile(`${name}.png`, png) }, 'image/png')
}
