import { mkdtemp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const WEIGHTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
/** Families that pages ask for and machines without Chinese fonts lack. */
const FAMILIES = ['sans-serif', 'serif', 'monospace', 'system-ui', 'SimSun', '宋体', 'NSimSun', 'SimHei', '黑体', 'Microsoft YaHei', '微软雅黑', 'KaiTi', '楷体', 'FangSong', '仿宋', 'PingFang SC', 'STSong', 'STHeiti', 'Arial', 'Helvetica']

/** Writes a fontconfig file that shows Chinese with the font we ship, behind what the system has; returns its directory and path. */
export async function writeFontConfig(): Promise<{ readonly dir: string; readonly file: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'zhengheng-fonts-'))
  const file = join(dir, 'fonts.conf')
  const folders = WEIGHTS.map(weight => dirname(require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}`)))
  const xml = (text: string) => text.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`)
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${folders.map(folder => `<dir>${xml(folder)}</dir>`).join('\n')}
<cachedir>${xml(join(dir, 'cache'))}</cachedir>
${FAMILIES.map(family => `<alias><family>${family}</family><accept><family>Noto Sans SC</family></accept></alias>`).join('\n')}
</fontconfig>
`,
  )
  return { dir, file }
}
