import type { Context } from 'hono'
import { AppError } from '../shared/errors.ts'
import { IMPORT_TEMPLATES } from '../workflow/campaign/imports/templates.ts'
import { WORKBOOK_TYPE, workbookStream } from './exports/workbook.ts'

/** GET /import-templates/NAME.xlsx: an empty table with the columns that the importer knows, and what to fill in. */
export function importTemplate(c: Context): Response {
  const file = c.req.param('file') ?? ''
  const found = IMPORT_TEMPLATES.find(({ name }) => `${name}.xlsx` === file)
  if (!found) throw new AppError('row-not-found', { what: 'template', id: file.slice(0, 100) })
  const { name, columns, examples, notes } = found
  return new Response(workbookStream([{ name: '导入', rows: [columns, ...examples] }, { name: '说明', rows: [['填写说明'], ...notes.map(note => [note])] }]), {
    headers: { 'content-type': WORKBOOK_TYPE, 'content-disposition': `attachment; filename="${name}.xlsx"`, 'cache-control': 'public, max-age=3600' },
  })
}
