import type { SampleSite } from '../site.ts'
import { textErrors } from '../text-errors.ts'
import { dataPoints } from './data.ts'
import { disclosurePoints } from './disclosure.ts'
import { interactionPoints } from './interaction.ts'
import { managementPoints } from './management.ts'
import type { ExpectedPoint } from './point.ts'
import { servicePoints } from './service.ts'

export type { ExpectedPoint } from './point.ts'

/** Expected state and rating of the points of local-website-2020/city that follow from what was built; other points are left out. */
export function expectedPoints(site: SampleSite): Record<string, ExpectedPoint> {
  const { records } = site
  return {
    ...disclosurePoints(records),
    ...dataPoints(records.datasets),
    ...servicePoints(records.guides),
    ...interactionPoints(records.messages, records.surveys),
    ...managementPoints(site, textErrors(records.columns).length),
  }
}
