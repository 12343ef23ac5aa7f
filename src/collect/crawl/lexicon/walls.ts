/** How the guards in front of government sites answer a visitor they do not let in. */
export interface Wall {
  readonly name: string
  /** In the first 64 KiB of the body. */
  readonly body?: RegExp
  /** Header (lower case) and what stands in it. */
  readonly header?: readonly [string, RegExp]
  /** These statuses alone are enough. */
  readonly statuses?: readonly number[]
}

/** Products by their marks; `body` marks count only on pages with next to no content of their own. */
export const WALLS: readonly Wall[] = [
  { name: '瑞数', body: /\$_ts\s*=\s*window|window\[['"]\$_ts['"]\]|\$_ts\.(?:nsd|cd)\b/ },
  { name: '加速乐（创宇盾）', statuses: [521], body: /__jsl_clearance|创宇盾|yunaq\.com|365cyd\.com|jiasule/i },
  { name: '安全狗', body: /safedog|安全狗|网站防火墙[^<]{0,20}拦截/i },
  { name: '云锁', body: /yunsuo|云锁/i },
  { name: '360网站卫士', body: /wangzhan\.360\.(?:cn|com)|360(?:网站卫士|wzws)|wzws-waf/i, header: ['x-powered-by-360wzb', /./] },
  { name: '阿里云 WAF', body: /errors\.aliyun\.com|acw_sc__v[23]|aliyun_waf|_waf_is_mobile/i },
  { name: '腾讯云 WAF', body: /waf\.tencent-cloud|TencentCaptcha|腾讯T-Sec/i },
  { name: '百度云加速', body: /yunjiasu|su\.baidu\.com/i },
  { name: '华为云 WAF', body: /HWWAFSES|hwclouds-waf/i },
  { name: 'Cloudflare', body: /cf-chl-|\/cdn-cgi\/challenge-platform\//i, header: ['cf-mitigated', /challenge/] },
  { name: 'D盾', body: /D盾_拦截/ },
  { name: '宝塔防火墙', body: /宝塔(?:网站)?防火墙|btwaf/i },
  { name: '奇安信网站卫士', body: /qaxwaf|网神[^<]{0,10}(?:拦截|防护)/i },
  { name: 'F5 ASM', body: /The requested URL was rejected\. Please consult with your administrator/ },
  { name: '验证码', body: /(?:请|需要?)(?:您)?(?:先)?(?:输入|完成|通过)[^<]{0,12}(?:验证码|安全验证|人机验证|滑动验证)|滑动(?:滑块|验证)|人机验证/ },
  { name: '访问频率限制', body: /(?:访问|请求|操作)(?:过于|太)(?:频繁|快)/ },
  { name: '拦截页', body: /(?:您的|当前)(?:访问|请求)[^<]{0,30}(?:被拦截|被阻断|已被?拒绝|疑似[^<]{0,6}攻击|存在威胁)/ },
]
