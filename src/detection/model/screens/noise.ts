import { withoutDiacritics } from '../text/bare.ts'
import { heightOf, type ScreenLine, type ScreenSize } from './screen-line.ts'

/** What a telephone and its chat program write around what people wrote. `usual` is the usual height of a line. */
export const isNoise = (line: ScreenLine, { width }: ScreenSize, usual: number): boolean => {
  const said = withoutDiacritics(line.text).toLowerCase().trim()
  const small = heightOf(line) < usual * smallText
  return (
    heightOf(line) < usual * tooSmall ||
    (line.top < width * barHeight && statusBar.test(said)) ||
    aroundChat.test(said) ||
    // A time alone may be an answer (“mấy giờ gặp?”): only small print or the middle of the screen makes it a mark of time.
    ((small || isCentred(line, width)) && timeMark.test(said)) ||
    // Small, grey and half read, in the middle of the screen: a mark of time all the same.
    (small && isCentred(line, width) && timeAtEnd.test(said))
  )
}

const tooSmall = 0.4
const smallText = 0.85
/** Of the width: screens have many heights, status bars one. */
const barHeight = 0.12

const statusBar = /^\d{1,2}[:.]\d{2}\b|\d{1,3} ?%$/
const aroundChat =
  /^(da (xem|gui|nhan|doc)|dang (gui|nhap|hoat dong|soan tin)|(vua )?(truy cap|hoat dong) .{0,20}|nhap tin nhan|tin nhan|aa|gui den .{1,30})[ .…]*$/
const clock = String.raw`\d{1,2}[:.]\d{2}( ?(am|pm|sa|ch))?`
const day = String.raw`(hom nay|hom qua|(thu (hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn)|(ngay )?\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|\d{1,2} thang \d{1,2}(,? \d{4})?)`
const timeMark = new RegExp(`^(${clock}|${day})([ ,·]+(luc )?(${clock}|${day})){0,2}$`)

const timeAtEnd = /^.{0,16}:\d{2}$/

const isCentred = ({ left, right }: ScreenLine, width: number): boolean =>
  left > width * 0.2 && Math.abs(left - (width - right)) < width * 0.08
