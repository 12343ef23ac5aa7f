import type { ThemeConfig } from 'antd'

/** The same colours as the report and the published pages. */
export const COLOURS = { brand: '#0f4c5c', brandSoft: '#d7e6e8', ink: '#1b2430', soft: '#5b6675', line: '#e3e6ea', paper: '#f6f5f1', good: '#237046', fair: '#8a5710', bad: '#b3382c', open: '#8fb3ba' } as const

/** Series of charts: told apart in grey and by people who see few colours. */
export const SERIES = ['#0f4c5c', '#d08c3c', '#5b8c5a', '#7a5c99', '#b3382c', '#4f7cac', '#8a7a52', '#3f9c9c'] as const

export const FONT = '"Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Source Han Sans SC",system-ui,sans-serif'

const THEME: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.brand, colorInfo: COLOURS.brand, colorLink: COLOURS.brand, colorSuccess: COLOURS.good, colorWarning: COLOURS.fair, colorError: COLOURS.bad,
    colorTextBase: COLOURS.ink, colorBgLayout: COLOURS.paper, borderRadius: 6, fontFamily: FONT, fontSize: 14,
    // What antd would derive of these dark colours is muddy, and too dark to read text on.
    colorPrimaryBg: '#e3eef0', colorPrimaryBgHover: COLOURS.brandSoft, colorPrimaryBorder: '#a9c4ca', colorInfoBg: '#e3eef0', colorInfoBgHover: COLOURS.brandSoft, colorInfoBorder: '#a9c4ca',
    colorSuccessBg: '#e3f2e8', colorSuccessBorder: '#a5cfb3', colorWarningBg: '#fbf0d9', colorWarningBorder: '#e5c98f', colorErrorBg: '#fae3e0', colorErrorBorder: '#e3aaa3',
    controlItemBgActive: '#e3eef0', controlItemBgActiveHover: COLOURS.brandSoft,
    colorTextSecondary: '#4d5764', colorTextTertiary: COLOURS.soft, colorTextQuaternary: '#6d7685', colorTextDescription: COLOURS.soft, colorTextPlaceholder: '#6d7685', colorTextDisabled: '#6d7685',
  },
  components: { Layout: { headerBg: COLOURS.brand, headerHeight: 54, siderBg: '#fff' }, Table: { headerBg: '#f1f4f4' } },
}

/** `still`: for whoever asked their system for less motion. */
export const themeOf = (still: boolean): ThemeConfig => (still ? { ...THEME, token: { ...THEME.token, motion: false } } : THEME)
