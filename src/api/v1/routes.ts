import type { Route } from '../route.ts'
import { attachments } from './attachments.ts'
import { audit } from './audit.ts'
import { campaigns } from './campaigns.ts'
import { cohorts } from './cohorts.ts'
import { collections } from './collections.ts'
import { declarations } from './declarations.ts'
import { earlierTables } from './earlier-tables.ts'
import { evidence } from './evidence.ts'
import { imported } from './imported.ts'
import { imports } from './imports.ts'
import { judgements } from './judgements.ts'
import { people } from './people.ts'
import { publications } from './publications.ts'
import { results } from './results.ts'
import { schemes } from './schemes.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'
import { units } from './units.ts'

/** Every resource, in the order of the documentation. */
export const RESOURCES: readonly { readonly tag: string; readonly title: string; readonly routes: readonly Route[] }[] = [
  { tag: 'campaigns', title: '批次', routes: campaigns },
  { tag: 'cohorts', title: '分组与参评单位', routes: cohorts },
  { tag: 'units', title: '单位', routes: units },
  { tag: 'people', title: '人员与角色', routes: people },
  { tag: 'imports', title: '导入', routes: imports },
  { tag: 'schemes', title: '指标体系', routes: schemes },
  { tag: 'collections', title: '采集', routes: collections },
  { tag: 'imported', title: '导入的内容', routes: imported },
  { tag: 'evidence', title: '佐证', routes: evidence },
  { tag: 'judgements', title: '判定', routes: judgements },
  { tag: 'declarations', title: '申报', routes: declarations },
  { tag: 'attachments', title: '附件', routes: attachments },
  { tag: 'tasks', title: '人工评分', routes: tasks },
  { tag: 'results', title: '结果与申诉', routes: results },
  { tag: 'publications', title: '发布', routes: publications },
  { tag: 'earlier-tables', title: '往年结果', routes: earlierTables },
  { tag: 'audit', title: '审计', routes: audit },
  { tag: 'system', title: '系统', routes: system },
]

export const ROUTES: readonly Route[] = RESOURCES.flatMap(({ routes }) => routes)

/** Verbs that are the worker's alone: they have no address. */
export const WITHOUT_ROUTE: readonly string[] = ['collection.claim', 'collection.renew', 'collection.finish', 'availability.record']
