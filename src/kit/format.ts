import type { Locale } from './text.ts'

/** The province's time zone; every date shown or counted for a legal clock is in it. */
export const timeZone = 'Asia/Ho_Chi_Minh'

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const minuteFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** dd/mm/yyyy in the province's time zone. */
export const formatDay = (at: Date): string => dayFormat.format(at)

/** HH:mm dd/mm/yyyy, the way Vietnamese offices write it. */
export const formatMoment = (at: Date): string => `${minuteFormat.format(at)} ${dayFormat.format(at)}`

/** As `<input type="datetime-local">` holds it, in the province's time. */
export const formMoment = (at: Date): string =>
  new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 16)

/** 1.234,5 in Vietnamese, 1,234.5 in English. */
export const formatNumber = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(value)

/** Groups digits by four for reading aloud: `12345678` → `1234 5678`. */
export const groupDigits = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

/** Lower case, without diacritics, đ → d: the form in which names are searched. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase().trim()
