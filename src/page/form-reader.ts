import type { Attributes } from './attributes.ts'
import type { Form, FormField, Zone } from './page.ts'
import { collapse } from './text.ts'

const MAX_FORMS = 200
const MAX_FIELDS = 2000
const MAX_CAPTION = 60
/** Controls without a form belong together while not more than so many blocks lie between them. */
const LOOSE_DISTANCE = 12
const BUTTON_TYPES: ReadonlySet<string> = new Set(['submit', 'button', 'image', 'reset'])

interface OpenField {
  readonly id: string
  readonly name: string
  readonly type: string
  label: string
  value: string
  readonly required: boolean
}

interface OpenForm {
  readonly action: string | null
  readonly method: Form['method']
  readonly fields: OpenField[]
  readonly buttons: string[]
  readonly zone: Zone
  readonly block: number
  /** Block at which the last control stood. */
  last: number
  readonly loose: boolean
}

/** Collects forms and, since many sites submit by script, controls that stand outside of any form. */
export class FormReader {
  readonly #forms: OpenForm[] = []
  #current: OpenForm | null = null
  #count = 0
  readonly #labels = new Map<string, string>()
  #options: string[] | null = null
  #select: OpenField | null = null
  #choice: OpenField | null = null

  openForm(action: string | null, method: string | null, zone: Zone, block: number): void {
    if (this.#current !== null || this.#forms.length >= MAX_FORMS) return
    this.#current = { action, method: method?.trim().toLowerCase() === 'post' ? 'post' : 'get', fields: [], buttons: [], zone, block, last: block, loose: false }
    this.#forms.push(this.#current)
  }

  closeForm(): void {
    this.#current = null
  }

  addControl(tag: string, attributes: Attributes, caption: string, zone: Zone, block: number): void {
    const type = tag === 'input' ? (attributes.get('type') ?? 'text').trim().toLowerCase() : tag
    const value = attributes.get('value') ?? ''
    const form = this.#formFor(zone, block, type === 'hidden')
    if (form === null) return
    form.last = block
    if (BUTTON_TYPES.has(type)) {
      this.addButton(value !== '' ? value : (attributes.get('alt') ?? attributes.get('title') ?? ''), zone, block)
      return
    }
    if (this.#count++ >= MAX_FIELDS) return
    const own = attributes.get('placeholder') ?? attributes.get('aria-label') ?? attributes.get('title') ?? ''
    const field: OpenField = {
      id: attributes.get('id') ?? '',
      name: attributes.get('name') ?? attributes.get('id') ?? '',
      type,
      label: collapse(type === 'radio' || type === 'checkbox' ? '' : (captionOf(caption) || own)).slice(0, MAX_CAPTION),
      value: value.slice(0, 500),
      required: attributes.get('required') !== null || /[*＊]\s*[:：]?$|^[*＊]|[(（]必填[)）]/.test(caption),
    }
    if (field.label === '') field.label = collapse(own).slice(0, MAX_CAPTION)
    form.fields.push(field)
    this.#choice = type === 'radio' || type === 'checkbox' ? field : null
    if (tag === 'select') {
      this.#select = field
      this.#options = []
    }
  }

  /** Text that follows a radio button or check box says what it stands for. */
  addText(raw: string): void {
    if (this.#choice === null) return
    const text = collapse(raw.slice(0, 200))
    if (text === '') return
    if (this.#choice.label === '') this.#choice.label = text.slice(0, MAX_CAPTION)
    this.#choice = null
  }

  addOption(text: string): void {
    if (this.#options !== null && this.#options.length < 200 && text !== '') this.#options.push(text.slice(0, 80))
  }

  /** A closed select's value is the texts of its options. */
  closeSelect(): void {
    if (this.#select !== null && this.#options !== null) this.#select.value = this.#options.join(' | ')
    this.#select = null
    this.#options = null
  }

  addButton(text: string, zone: Zone, block: number): void {
    const label = collapse(text).slice(0, MAX_CAPTION)
    const form = this.#formFor(zone, block, true)
    if (label !== '' && form !== null && form.buttons.length < 50) form.buttons.push(label)
  }

  addLabel(target: string, text: string): void {
    if (this.#labels.size < MAX_FIELDS && target !== '' && text !== '') this.#labels.set(target, text.slice(0, MAX_CAPTION))
  }

  finish(): Form[] {
    return this.#forms
      .filter(form => form.fields.length > 0 || form.buttons.length > 0)
      .map(({ action, method, fields, buttons, zone, block }) => ({ action, method, fields: fields.map(field => this.#labelled(field)), buttons, zone, block }))
  }

  #labelled({ id, name, type, label, value, required }: OpenField): FormField {
    return { name, type, label: (id === '' ? undefined : this.#labels.get(id)) ?? label, value, required }
  }

  /** The form a control belongs to; `passive` controls do not start one of their own. */
  #formFor(zone: Zone, block: number, passive: boolean): OpenForm | null {
    if (this.#current !== null) return this.#current
    const last = this.#forms.at(-1)
    if (last !== undefined && last.loose && last.zone === zone && block - last.last <= LOOSE_DISTANCE) return last
    if (passive || this.#forms.length >= MAX_FORMS) return null
    const form: OpenForm = { action: null, method: 'get', fields: [], buttons: [], zone, block, last: block, loose: true }
    this.#forms.push(form)
    return form
  }
}

/** The words right before a control: after the last sentence end, without the colon and the star. */
function captionOf(before: string): string {
  const clause = before.split(/[。；;！!？?|]/).at(-1) ?? ''
  return clause.replace(/[\s*＊:：]+$/, '').replace(/^[\s*＊]+/, '').split(/\s/).at(-1) ?? ''
}
