import type { Role } from '../../src/model/campaign.ts'

export interface Place {
  readonly path: string
  readonly title: readonly [zh: string, en: string]
  /** Who finds something there; nobody named: everybody. */
  readonly roles?: readonly Role[]
}

/** What stands beside every page. */
export const PLACES: readonly Place[] = [
  { path: '/', title: ['我的工作', 'My work'] },
  { path: '/campaigns', title: ['评估批次', 'Campaigns'] },
  { path: '/schemes', title: ['指标体系', 'Schemes'] },
  { path: '/administration/people', title: ['人员', 'People'], roles: ['administrator'] },
  { path: '/administration/earlier-tables', title: ['往年结果', 'Earlier tables'], roles: ['administrator'] },
  { path: '/administration/sign-in', title: ['单点登录', 'Single sign-on'], roles: ['administrator'] },
  { path: '/administration/workers', title: ['工作进程', 'Workers'], roles: ['administrator'] },
  { path: '/administration/storage', title: ['存储', 'Storage'], roles: ['administrator'] },
  { path: '/administration/audit', title: ['审计日志', 'Audit log'], roles: ['administrator'] },
]

/** What stands beside the pages of one campaign, in the order of its life; below /campaigns/:campaignId. */
export const CAMPAIGN_PLACES: readonly Place[] = [
  { path: '', title: ['概况', 'Overview'] },
  { path: '/set-up', title: ['设置', 'Set-up'], roles: ['administrator', 'manager'] },
  { path: '/collections', title: ['采集', 'Collections'], roles: ['administrator', 'manager', 'reviewer', 'observer'] },
  { path: '/judgements', title: ['判定', 'Judgements'], roles: ['administrator', 'manager', 'reviewer', 'observer'] },
  { path: '/declarations', title: ['申报', 'Declarations'], roles: ['administrator', 'manager', 'reviewer', 'observer', 'unit'] },
  { path: '/cases', title: ['创新案例', 'Innovation cases'], roles: ['administrator', 'manager', 'reviewer', 'observer', 'unit'] },
  { path: '/tasks', title: ['任务分配', 'Tasks'], roles: ['administrator', 'manager', 'observer'] },
  { path: '/bench', title: ['评分台', 'Assessor’s bench'], roles: ['assessor'] },
  { path: '/adjudications', title: ['仲裁', 'Adjudications'], roles: ['reviewer'] },
  { path: '/agreement', title: ['评分一致性', 'Agreement'], roles: ['administrator', 'manager', 'reviewer', 'observer'] },
  { path: '/results', title: ['结果', 'Results'], roles: ['administrator', 'manager', 'reviewer', 'observer'] },
  { path: '/publications', title: ['发布', 'Publications'] },
  { path: '/replies', title: ['答复', 'Replies'], roles: ['unit'] },
  { path: '/appeals', title: ['申诉', 'Appeals'], roles: ['administrator', 'manager', 'reviewer', 'observer'] },
]

export const placesFor = (places: readonly Place[], roles: ReadonlySet<Role>): readonly Place[] => places.filter(({ roles: wanted }) => wanted === undefined || wanted.some(role => roles.has(role)))
