/** Draws what was placed, as SVG. */
import { CustomChart } from 'echarts/charts'
import { GraphicComponent, GridComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { FAMILY, widthOf } from './font.ts'
import type { CellStyle, Palette } from './palette.ts'
import type { Placed, PlacedCell, PlacedMark, PlacedText } from './placed.ts'

use([CustomChart, GraphicComponent, GridComponent, SVGRenderer])

/** A shape as echarts takes it. */
type Shape = Record<string, unknown>

/** The picture as SVG, its text as text in the font {@link FAMILY}. */
export function svgOf(placed: Placed, palette: Palette): string {
  // There is no browser that could measure; breaking lines is done by then.
  setPlatformAPI({ measureText: (text = '') => ({ width: widthOf(text, 12) }) })
  const { width, height } = placed
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    const shapes = [
      ...placed.lines.map((line) => lineShape(line, palette)),
      ...placed.cells.flatMap((cell) => cellShapes(cell, palette)),
      ...placed.marks.flatMap((mark) => markShapes(mark, palette)),
    ]
    chart.setOption({
      animation: false,
      backgroundColor: palette.background,
      // One pixel of the axes is one of the picture.
      grid: { left: 0, top: 0, width, height },
      xAxis: { type: 'value', min: 0, max: width, show: false },
      yAxis: { type: 'value', min: 0, max: height, inverse: true, show: false },
      series: [
        {
          type: 'custom',
          silent: true,
          data: shapes.map(() => [0, 0]),
          renderItem: ({ dataIndex }: { dataIndex: number }) => shapes[dataIndex],
        },
      ],
      graphic: placed.texts.map((text) => ({ ...textShape(text, palette), z: 10 })),
    } as Parameters<typeof chart.setOption>[0])
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

function inkOf(ink: PlacedText['ink'], palette: Palette): string {
  return ink === 'text' || ink === 'muted' || ink === 'today' ? palette[ink] : palette.cells[ink].text
}

function textShape({ text, x, y, height, size, weight, ink }: PlacedText, palette: Palette): Shape {
  return {
    type: 'text',
    silent: true,
    x,
    y: y + height / 2,
    style: {
      text,
      fill: inkOf(ink, palette),
      fontSize: size,
      fontWeight: weight === 'bold' ? 700 : 400,
      fontFamily: FAMILY,
      align: 'left',
      verticalAlign: 'middle',
    },
  }
}

function lineShape({ x, top, bottom, today }: Placed['lines'][number], palette: Palette): Shape {
  return {
    type: 'line',
    shape: { x1: x, y1: top, x2: x, y2: bottom },
    style: { stroke: today ? palette.today : palette.grid, lineWidth: today ? 2 : 1 },
  }
}

function cellShapes(cell: PlacedCell, palette: Palette): Shape[] {
  const style = palette.cells[cell.status]
  const { x, y, width, height, text } = cell
  const plain = style.pattern === 'solid'
  const body = {
    type: 'rect',
    shape: { x: x + 0.75, y: y + 0.75, width: Math.max(width - 1.5, 0.5), height: height - 1.5, r: 3 },
    style: {
      fill: style.fill,
      stroke: style.line,
      lineWidth: plain ? 0 : 1.5,
      ...(style.pattern === 'dashed' ? { lineDash: [4, 3] } : {}),
    },
  }
  const slanting = style.pattern === 'hatch' ? hatch(cell, style) : []
  // The words stand on plain ground.
  const ground = { x: (text?.x ?? 0) - 2, y: y + 5, width: (text?.width ?? 0) + 4, height: height - 10 }
  const plate =
    text && slanting.length > 0 ? [{ type: 'rect', shape: ground, style: { fill: style.fill } }] : []
  return [body, ...slanting, ...plate, ...(text ? [textShape(text, palette)] : [])]
}

/** Slanting lines from edge to edge of a cell. */
function hatch({ x, y, width, height }: PlacedCell, { line }: CellStyle): Shape[] {
  const lines: Shape[] = []
  const [left, top, right, bottom] = [x + 2, y + 2, x + width - 2, y + height - 2]
  for (let at = left - (bottom - top); at < right; at += 6) {
    // From (at, bottom) upwards to (at + height, top), cut at both sides.
    const from = Math.max(at, left)
    const to = Math.min(at + bottom - top, right)
    if (to <= from) continue
    lines.push({
      type: 'line',
      shape: { x1: from, y1: bottom - (from - at), x2: to, y2: bottom - (to - at) },
      style: { stroke: line, lineWidth: 1, opacity: 0.55 },
    })
  }
  return lines
}

function markShapes({ x, y, width, height, late, count }: PlacedMark, palette: Palette): Shape[] {
  const [middle, centre] = [x + width / 2, y + height / 2]
  if (count === 1 && !late) {
    return [{ type: 'circle', shape: { cx: middle, cy: centre, r: 4 }, style: { fill: palette.mark } }]
  }
  if (count === 1) {
    const points = [
      [middle, y - 0.5],
      [x + width + 0.5, centre],
      [middle, y + height + 0.5],
      [x - 0.5, centre],
    ]
    const style = { fill: palette.background, stroke: palette.mark, lineWidth: 1.75 }
    return [{ type: 'polygon', shape: { points }, style }]
  }
  return [
    {
      type: 'rect',
      shape: { x, y, width, height, r: late ? 0 : height / 2 },
      style: late
        ? { fill: palette.background, stroke: palette.mark, lineWidth: 1.5 }
        : { fill: palette.mark },
    },
    {
      type: 'text',
      x: middle,
      y: centre,
      style: {
        text: String(count),
        fill: late ? palette.mark : palette.background,
        fontSize: 11,
        fontFamily: FAMILY,
        align: 'center',
        verticalAlign: 'middle',
      },
    },
  ]
}
