/** Titles of surveys that serve no administrative decision: contests, votes on persons, opinion of the service itself. */
export const NOT_A_DECISION: readonly string[] = ['满意度', '知识竞赛', '有奖', '竞答', '答题', '征文', '摄影', '书画', '评选', '最美', '我最喜爱', '投票选', '网站改版', '网站使用', '问卷星', '抽奖', '征集令', '标识征集', 'logo', '口号征集', '吉祥物']
