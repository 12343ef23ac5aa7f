/** How often a dataset says it is updated, in days; longest wording first. Null: it names no period that could be checked. */
export const UPDATE_CYCLES: readonly { readonly pattern: RegExp; readonly days: number | null }[] = [
  { pattern: /不定期|自定义|按需|不更新|静态|一次性|无需更新|其他|irregular|unknown|never|as ?needed/i, days: null },
  { pattern: /实时|每?小时|每分钟|real ?-?time|hourly|continuous/i, days: 1 },
  { pattern: /半年|半年度|每6个?月|六个月|semi-?annual|biannual/i, days: 183 },
  { pattern: /半月|每?两周|每?双周|旬|biweekly|fortnight/i, days: 16 },
  { pattern: /季|三个月|quarter/i, days: 92 },
  { pattern: /两年|2年|biennial/i, days: 731 },
  { pattern: /三年|3年/, days: 1096 },
  { pattern: /五年|5年/, days: 1827 },
  { pattern: /周|星期|week/i, days: 7 },
  { pattern: /月|month/i, days: 31 },
  { pattern: /年|year|annual/i, days: 366 },
  { pattern: /日|天|day|daily/i, days: 1 },
]
