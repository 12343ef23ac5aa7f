import { createBrowserRouter } from 'react-router'
import type { RouteObject } from 'react-router'
import { ErrorPage, MissingPage } from './error-page.tsx'
import { Workplace } from './workplace.tsx'

/** A page is loaded when somebody goes there. Its module exports `Page`. */
const page = (path: string, load: () => Promise<{ readonly Page: React.ComponentType }>): RouteObject => ({ path, lazy: async () => ({ Component: (await load()).Page }) })

/** Every address of the application; what stands in `:campaignId` pages sees the campaign's navigation. */
export const router = createBrowserRouter([
  {
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <></>,
    children: [
      page('/sign-in', async () => import('../sign-in/sign-in-page.tsx')),
      page('/setup', async () => import('../sign-in/setup-page.tsx')),
      page('/invitation', async () => import('../sign-in/invitation-page.tsx')),
      {
        element: <Workplace />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [
              page('/', async () => import('../home/home-page.tsx')),
              page('/schemes', async () => import('../schemes/list-page.tsx')),
              page('/schemes/difference', async () => import('../schemes/difference-page.tsx')),
              page('/schemes/:editionId', async () => import('../schemes/edition-page.tsx')),
              page('/campaigns/:campaignId/results', async () => import('../results/results-page.tsx')),
              page('/campaigns/:campaignId/publications', async () => import('../publications/publications-page.tsx')),
              page('/account', async () => import('../account/account-page.tsx')),
              page('/campaigns', async () => import('../campaigns/list-page.tsx')),
              page('/campaigns/new', async () => import('../campaigns/new-page.tsx')),
              page('/campaigns/:campaignId', async () => import('../campaigns/overview-page.tsx')),
              page('/campaigns/:campaignId/set-up', async () => import('../campaigns/set-up-page.tsx')),
              page('/campaigns/:campaignId/collections', async () => import('../collections/collections-page.tsx')),
              page('/campaigns/:campaignId/judgements', async () => import('../judgements/judgements-page.tsx')),
              page('/campaigns/:campaignId/tasks', async () => import('../tasks/tasks-page.tsx')),
              page('/campaigns/:campaignId/agreement', async () => import('../agreement/agreement-page.tsx')),
              page('/campaigns/:campaignId/entrants/:entrantId/evidence/:sha256', async () => import('../evidence/evidence-page.tsx')),
              page('/campaigns/:campaignId/entrants/:entrantId/imports', async () => import('../imports/imports-page.tsx')),
              page('/campaigns/:campaignId/bench/:taskId?', async () => import('../bench/bench-page.tsx')),
              page('/campaigns/:campaignId/adjudications', async () => import('../adjudications/adjudications-page.tsx')),
              page('/campaigns/:campaignId/adjudications/:adjudicationId', async () => import('../adjudications/adjudication-page.tsx')),
              page('/campaigns/:campaignId/declarations', async () => import('../declarations/declarations-page.tsx')),
              page('/campaigns/:campaignId/cases', async () => import('../cases/cases-page.tsx')),
              page('/campaigns/:campaignId/replies', async () => import('../replies/replies-page.tsx')),
              page('/campaigns/:campaignId/appeals', async () => import('../appeals/appeals-page.tsx')),
              page('/campaigns/:campaignId/entrants/:entrantId', async () => import('../units/unit-page.tsx')),
              page('/administration/people', async () => import('../administration/people-page.tsx')),
              page('/administration/earlier-tables', async () => import('../administration/earlier-tables-page.tsx')),
              page('/administration/sign-in', async () => import('../administration/sign-in-page.tsx')),
              page('/administration/storage', async () => import('../administration/storage-page.tsx')),
              page('/administration/workers', async () => import('../administration/workers-page.tsx')),
              page('/administration/audit', async () => import('../administration/audit-page.tsx')),
              { path: '*', element: <MissingPage /> },
            ],
          },
        ],
      },
    ],
  },
])
