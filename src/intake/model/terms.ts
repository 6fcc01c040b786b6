import { plain } from '../../kit/format.ts'
import type { ReportContent } from './content.ts'

const linkPattern =
  /\bhttps?:\/\/[^\s<>"')]+|\b(?:www\.|fb\.com\/|facebook\.com\/|zalo\.me\/|tiktok\.com\/)[^\s<>"')]+/giu
const handlePattern = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,40}/gu
const phonePattern = /(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)/gu
const wordPattern = /[\p{L}\p{N}]{2,}/gu

const normalUrl = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(www|m|mobile)\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')

const normalPhone = (text: string): string => text.replace(/\D/g, '').replace(/^84/, '0')

/** Links, accounts and numbers: what two reports about the same person or page have in common. */
export const identifyingTerms = (
  content: Pick<ReportContent, 'narrative' | 'urls' | 'account'>,
): string[] => {
  const text = `${content.narrative} ${content.account ?? ''}`
  const links = [...content.urls, ...(text.match(linkPattern) ?? [])].map((link) => `url:${normalUrl(link)}`)
  const handles = (text.match(handlePattern) ?? []).map((handle) => `handle:${plain(handle)}`)
  const account =
    content.account === undefined || content.account === '' ? [] : [`account:${plain(content.account)}`]
  const phones = (text.match(phonePattern) ?? []).map((phone) => `phone:${normalPhone(phone)}`)
  return [...new Set([...links, ...handles, ...account, ...phones])].slice(0, 60)
}

/** Every word of a report without diacritics, for search; at most 400 distinct. */
export const searchTerms = (content: ReportContent): string[] => {
  const parts = [
    content.narrative,
    content.platform,
    content.account,
    content.place,
    content.contact,
    content.formOne?.childName,
    content.formOne?.informant,
    ...content.urls,
  ]
  const words = plain(parts.filter((part) => part !== undefined).join(' ')).match(wordPattern) ?? []
  return [...new Set(words)].slice(0, 400).map((word) => `word:${word}`)
}

/** What an officer typed, as terms that all must match. */
export const queryTerms = (query: string): string[] => {
  const exact = identifyingTerms({ narrative: query, urls: [], account: undefined })
  return exact.length > 0
    ? exact
    : (plain(query).match(wordPattern) ?? []).slice(0, 8).map((word) => `word:${word}`)
}
