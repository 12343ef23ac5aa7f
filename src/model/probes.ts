/** Values of the observations that probes make; the probe's id is the key. Facts of the same name take them as they are. */
export interface ProbeValues {
  dns: { readonly host: string; readonly a: readonly string[]; readonly aaaa: readonly string[] }
  tls: { readonly offered: boolean; readonly valid: boolean; readonly protocol: string | null; readonly expires: string | null; readonly problem: string | null; readonly redirectsHttp: boolean | null }
  'security-headers': { readonly hsts: boolean; readonly csp: boolean; readonly frameOptions: boolean; readonly contentTypeOptions: boolean; readonly referrerPolicy: boolean; readonly versionLeaks: readonly string[] }
  cookies: { readonly beforeConsent: readonly { readonly name: string; readonly secure: boolean; readonly httpOnly: boolean; readonly sameSite: string | null }[] }
  ipv6: { readonly aaaa: boolean; readonly homeOverIpv6: boolean | null; readonly linksChecked: number; readonly linksReachable: number }
  /** `down`: did not open; `slow`: opened after more than 15 s, which the national rule counts as not open. No sample is both. */
  availability: { readonly samples: number; readonly down: number; readonly slow: number; readonly medianMs: number; readonly from: string; readonly to: string }
  /** One query sent to the site's own search; the answer is archived under `resultUrl`. */
  'search-trial': { readonly scope: 'site' | 'disclosure'; readonly query: string; readonly variant: 'exact' | 'phrase' | 'fuzzy' | 'service'; readonly expectedUrl: string; readonly resultUrl: string }
  /** One question about a matter of the site's own guides (`about`), put to its question box by GET; the answer is archived under `resultUrl`. */
  'question-trial': { readonly question: string; readonly matter: string; readonly about: string; readonly boxUrl: string; readonly resultUrl: string }
  /** Data sets drawn by the seed from all that catalogues list and pages link to, with the files and interfaces of each that were tried. */
  'dataset-sample': { readonly portals: readonly { readonly product: string; readonly base: string }[]; readonly listed: number; readonly seed: string; readonly datasets: readonly { readonly url: string; readonly files: readonly string[]; readonly apis: readonly string[] }[] }
}
export type ProbeId = keyof ProbeValues
