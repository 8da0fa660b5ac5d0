export {
  BODY_FACE,
  HEADING_FACE,
  SIZE,
  SONG_FACE,
  SUBHEADING_FACE,
  TITLE_FACE,
  type Typeface,
} from './fonts.ts'
export { headLine, LYING, LYING_WIDTH, pageNumbers, pageNumbersInTheMiddle, UPRIGHT } from './frame.ts'
export { pack } from './pack.ts'
export { MM, OFFICIAL_STYLES, STYLE } from './styles.ts'
