import type { SampleSite } from '../site.ts'
import { textErrors } from '../text-errors.ts'
import { dataPoints } from './data.ts'
import { disclosurePoints } from './disclosure.ts'
import { structurePoint } from './structure.ts'
import { interactionPoints } from './interaction.ts'
import { loginPoint } from './login.ts'
import { managementPoints } from './management.ts'
import type { ExpectedPoint } from './point.ts'
import { priorityPoints } from './priorities.ts'
import { servicePoints } from './service.ts'

export type { ExpectedPoint } from './point.ts'

/** Expected state and rating of the points of local-website-2020/city that follow from what was built; other points are left out. */
export function expectedPoints(site: SampleSite): Record<string, ExpectedPoint> {
  const { records } = site
  return {
    ...disclosurePoints(records),
    ...structurePoint(records.columns),
    ...priorityPoints(records),
    ...dataPoints(records.datasets),
    ...servicePoints(records.guides),
    ...loginPoint(site),
    ...interactionPoints(records.messages, records.surveys),
    ...managementPoints(site, textErrors(records.columns).length),
  }
}
