import { svg, type TemplateResult } from 'lit-html'

const PATHS = {
  list: svg`<path d="M9 6h11M9 12h11M9 18h11M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2"/>`,
  book: svg`<path d="M12 6.5C10 5 7 4.5 4 4.5v13c3 0 6 .5 8 2 2-1.5 5-2 8-2v-13c-3 0-6 .5-8 2zM12 6.5v13"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  send: svg`<path d="M5 12h13M12.5 6l6 6-6 6"/>`,
  file: svg`<path d="M13 4H7v16h10V8zM13 4v4h4M12 11v6M9.5 14.5L12 17l2.5-2.5"/>`,
  clip: svg`<path d="M19 11.5l-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l7.6-7.6a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.2-2.2l7-7"/>`,
  items: svg`<path d="M5 5h14v14H5zM9 9h6M9 12h6M9 15h4"/>`,
  add: svg`<path d="M12 5v14M5 12h14"/>`,
  upload: svg`<path d="M12 15V5M7.5 9.5L12 5l4.5 4.5M5 16v3h14v-3"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  edit: svg`<path d="M5 19l1-4L15.5 5.5l3 3L9 18z"/>`,
  back: svg`<path d="M14 6l-6 6 6 6"/>`,
  forward: svg`<path d="M10 6l6 6-6 6"/>`,
  open: svg`<circle cx="12" cy="12" r="8"/>`,
  met: svg`<circle cx="12" cy="12" r="8"/><path d="M8.5 12.2l2.4 2.4 4.6-5"/>`,
  upcoming: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  missed: svg`<path d="M12 4l9 16H3zM12 10v4.5M12 17v.5"/>`,
  uncounted: svg`<circle cx="12" cy="12" r="8"/><path d="M8.5 12h7"/>`,
}

export type IconName = keyof typeof PATHS

/** A line drawing beside words that say the same; hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`
}
