import { TRADITIONAL } from './lexicon/traditional.ts'

const SIMPLE = new Map(TRADITIONAL.trim().split(/\s+/).flatMap(([simple = '', ...forms]) => forms.map(form => [form, simple] as const)))
const FORMS = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g')

/** A text with the traditional characters of labels exchanged, for matching; every character stays at its place. What is shown stays as printed. */
export const simplified = (text: string): string => text.replace(FORMS, form => SIMPLE.get(form) ?? form)
