import { useSay } from '../../app/language.tsx'

const LEVELS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ministry: ['部委', 'ministry'], province: ['省', 'province'], municipality: ['直辖市', 'municipality'], 'sub-provincial': ['副省级', 'sub-provincial city'], capital: ['省会', 'provincial capital'],
  'separately-planned': ['计划单列市', 'separately planned city'], prefecture: ['地市', 'prefecture'], county: ['区县', 'county'],
}

/** Levels of units as people read them. */
export function useLevelName(): (level: string) => string {
  const say = useSay()
  return level => { const known = LEVELS[level]; return known ? say(known) : level }
}
