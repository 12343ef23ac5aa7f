import type { Fact } from '../../model/evidence.ts'
import { known, unknown } from './fact.ts'
import type { FactMap, FactName } from '../facts.ts'
import { mediaComments } from '../media/media-comments.ts'
import { mediaAccounts, mediaApps, mediaMenus, mediaPosts, mediaRegister, mediaSearches } from '../media/media-facts.ts'
import { mediaSurveys } from '../media/media-surveys.ts'
import { channels } from './channels.ts'
import { columns, columnTree } from './columns.ts'
import { datasetInterfaces, datasetSamples, datasetSampling } from './dataset-samples.ts'
import { dataPlatform, datasets } from './datasets.ts'
import { deadLinks } from './dead-links.ts'
import { entries } from './entries.ts'
import { directoryListings, mixedContent, personalData, scriptLibraries, textErrors } from './findings.ts'
import { downloads, guides } from './guides.ts'
import { coverage, footerMarks, home, hosts, metaTags } from './home.ts'
import { items, pressConferences } from './items.ts'
import { messages, messageStatistics } from './messages.ts'
import { namedServices } from './named-services.ts'
import { interpretations, policies, policyWork } from './policies.ts'
import { probeFact } from './probes.ts'
import { queryServices } from './query-services.ts'
import { satisfactionFigures } from './satisfaction.ts'
import { serviceCatalogue } from './service-catalogue.ts'
import { sharedGuides } from './shared-guides.ts'
import { sharedItems } from './shared-items.ts'
import { siteMap } from './site-map.ts'
import { buildSite } from './site.ts'
import type { SiteInput } from './site-input.ts'
import { surveys } from './surveys.ts'
import { topics } from './topics.ts'
import { questionBox, searchTrials } from './trials.ts'

/** Every fact about a site, each known or with the reason in Chinese why not. */
export type SiteFacts = { readonly [K in FactName]: Fact<FactMap[K]> }

/**
 * Understands a whole site from its pages, files, statuses and observations. Pure, and independent of the order of
 * anything in the input; nothing here reads a clock: windows are for measures, `date` only bounds what is "past".
 */
export function understandSite(input: SiteInput): SiteFacts {
  const site = buildSite(input)
  const tree = columnTree(site)
  const work = policyWork(site)
  const found = entries(site, tree)
  const services = namedServices(site)
  const media = input.accounts ?? []
  return {
    'home': home(site),
    'footer-marks': footerMarks(site),
    'meta-tags': metaTags(site),
    'site-map': siteMap(site, tree),
    'columns': columns(site, tree),
    'items': items(site),
    'policies': policies(site, work),
    'interpretations': interpretations(site, work),
    'press-conferences': pressConferences(site),
    'guides': guides(site),
    'service-catalogue': serviceCatalogue(site),
    'downloads': downloads(site),
    'messages': messages(site),
    'message-statistics': messageStatistics(site),
    'surveys': surveys(site),
    'entries': found,
    'topics': topics(site, tree),
    'query-services': queryServices(site),
    'datasets': datasets(site),
    'data-platform': dataPlatform(site),
    'dataset-samples': datasetSamples(site),
    'dataset-interfaces': datasetInterfaces(site),
    'dataset-sampling': datasetSampling(site),
    'dead-links': deadLinks(site),
    'personal-data': personalData(site),
    'text-errors': textErrors(site),
    'mixed-content': mixedContent(site),
    'script-libraries': scriptLibraries(site),
    'directory-listings': directoryListings(site),
    'question-box': questionBox(site, found),
    'search-trials': searchTrials(site),
    'channels': channels(site, found, services),
    'named-services': services,
    'shared-items': sharedItems(site),
    'shared-guides': sharedGuides(site),
    'satisfaction-figures': satisfactionFigures(site),
    'external-records': input.records === undefined ? unknown('没有导入外部记录') : known(input.records),
    'media-accounts': mediaAccounts(media),
    'media-posts': mediaPosts(media, input.date),
    'media-comments': mediaComments(media, input.date),
    'media-surveys': mediaSurveys(media, input.date),
    'media-menus': mediaMenus(media),
    'media-searches': mediaSearches(media),
    'media-apps': mediaApps(media),
    'media-register': mediaRegister(media),
    'availability': probeFact(site, 'availability'),
    'dns': probeFact(site, 'dns'),
    'tls': probeFact(site, 'tls'),
    'security-headers': probeFact(site, 'security-headers'),
    'cookies': probeFact(site, 'cookies'),
    'ipv6': probeFact(site, 'ipv6'),
    'hosts': hosts(site),
    'coverage': coverage(site),
  }
}
