import { findLinks } from '../links/find-links.ts'

/**
 * A text without what names somebody, as far as a machine can tell: links, mail addresses and accounts, numbers of four digits or
 * more, what the report itself names (`named`), and words that stand as names do. Ages, classes and sums up to three digits stay,
 * for they tell of the danger. A name in small letters that nothing announces is not seen. Undefined when the text is
 * in capitals throughout: then no name can be told from any other word.
 */
export const hideIdentities = (text: string, named: readonly string[] = []): string | undefined => {
  if (isShouted(text)) return undefined
  const bare = withoutLinks(text).replace(mail, account).replace(handle, account).replace(longNumber, number)
  return joined(hideNames(named.reduce(hideNamed, bare)))
}

const name = '[tên]'
const number = '[số]'
const account = '[tài khoản]'
const page = '[liên kết]'

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const handle = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]*[\p{L}\p{N}_]/gu
/** Four digits or more, also grouped as telephones, cards and days are. */
const longNumber = /\+?\d(?:[\s./-]?\d){3,}/gu

const withoutLinks = (text: string): string => {
  let from = 0
  const pieces = findLinks(text).map(({ start, end }) => {
    const before = text.slice(from, start)
    from = end
    return before + page
  })
  return pieces.join('') + text.slice(from)
}

const isShouted = (text: string): boolean => {
  const big = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return big > 3 && big > small
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const whole = (inner: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}\\[])(?:${inner})(?![\\p{L}\\p{N}\\]])`, flags)

/** What a field of the report says, whole in any letters, and each of its names by itself. */
const hideNamed = (text: string, said: string): string => {
  const field = said.trim()
  if (field.length < 2) return text
  const parts = (field.match(/\p{Lu}\p{Ll}+/gu) ?? []).filter((part) => !isKept(part))
  const all = text.replace(whole(literal(field), 'giu'), name)
  return parts.length === 0 ? all : all.replace(whole(parts.join('|'), 'gu'), name)
}

/** Names of services and places of the wide world: they say what happens, not to whom. */
const kept: ReadonlySet<string> = new Set(
  'zalo facebook fb messenger mess tiktok telegram youtube instagram insta threads google gmail roblox discord viber whatsapp shopee lazada momo vnpay pubg minecraft garena tết campuchia internet wifi sim otp ai cccd cmnd vneid excel toán'.split(
    ' ',
  ),
)
/** Kept only as a whole: “Nam” and “Quân” by themselves are people. */
const keptRuns: ReadonlySet<string> = new Set(['việt nam', 'liên quân', 'free fire', 'trung quốc'])
const isKept = (word: string): boolean => kept.has(word.toLowerCase())

const families =
  'nguyễn|nguyen|trần|tran|lê|le|phạm|pham|hoàng|hoang|huỳnh|huynh|phan|vũ|vu|võ|vo|đặng|dang|bùi|bui|đỗ|do|hồ|ho|ngô|ngo|dương|duong|lý|ly|đinh|dinh|trịnh|trinh|đoàn|doan|lương|luong'
/** A family name, its middle word and a given name, in small letters too. */
const fullName = whole(`(?:${families})\\s+(?:văn|van|thị|thi)\\s+\\p{L}+`, 'giu')
const announced = /(?<!\p{L})(tên(?:\s+\p{L}+)?\s+là)\s+\p{L}+/giu

const capitals = /(?<![\p{L}\p{N}])\p{Lu}\p{L}*(?:[ \t]+\p{Lu}\p{L}*)*/gu
const beforeSentence = /(?:^|[.!?…:;"“”(\n-])\s*$/

/** Capital words inside a sentence, and two or more at its beginning. */
const hideNames = (text: string): string => {
  const told = text.replace(fullName, name).replace(announced, `$1 ${name}`)
  const seen = new Set<string>()
  const inside = told.replace(capitals, (run, at: number) =>
    hideRun(run, beforeSentence.test(told.slice(Math.max(0, at - 6), at)), seen),
  )
  // A name met inside a sentence is one at its beginning too.
  return seen.size === 0 ? inside : inside.replace(whole([...seen].map(literal).join('|'), 'gu'), name)
}

const hideRun = (run: string, starts: boolean, seen: Set<string>): string => {
  if (keptRuns.has(run.toLowerCase())) return run
  const words = run.split(/\s+/)
  const from = starts && (words.length === 1 || titles.has((words[0] ?? '').toLowerCase())) ? 1 : 0
  const rest = words.slice(from)
  for (const word of rest) if (word.length > 1 && !isKept(word)) seen.add(word)
  return [...words.slice(0, from), ...rest.map((word) => (isKept(word) ? word : name))].join(' ')
}

/** How people are addressed: at the beginning of a sentence they have a capital letter before a name. */
const titles: ReadonlySet<string> = new Set(
  'bạn anh chị em cô chú bác thầy ông bà cháu con bé mẹ ba bố cha dì cậu mợ thằng ở tại có và từ cho gặp của với'.split(
    ' ',
  ),
)

/** Names beside names are one. */
const joined = (text: string): string => text.replace(/\[tên\](?:[ \t]+\[tên\])+/g, name)
