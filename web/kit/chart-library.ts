import { BarChart, BoxplotChart, CustomChart, HeatmapChart, LineChart, RadarChart, ScatterChart, SunburstChart, TreemapChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, BoxplotChart, CustomChart, HeatmapChart, LineChart, RadarChart, ScatterChart, SunburstChart, TreemapChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent, LabelLayout, SVGRenderer])

/** What our charts need of ECharts; one chunk, loaded with the first chart. */
export { init }
