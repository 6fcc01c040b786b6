/** Services that hide where a link leads until it is opened. */
export const shorteners: ReadonlySet<string> = new Set([
  'bit.ly',
  'bitly.com',
  'by.com.vn',
  'cutt.ly',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  'shorturl.asia',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'v.gd',
])

/** Links that lead into a private chat or a closed group: host and the first part of the path. */
export const invitations: readonly (readonly [string, RegExp])[] = [
  ['zalo.me', /^\/g\//],
  ['t.me', /^\/(?:\+|joinchat\/)/],
  ['telegram.me', /^\/(?:\+|joinchat\/)/],
  ['discord.gg', /^\/./],
  ['discord.com', /^\/invite\//],
  ['m.me', /^\/j\//],
  ['chat.whatsapp.com', /^\/./],
]

/** Endings that are cheap or free and therefore often used for traps. A hint, never more. */
export const cheapEndings: ReadonlySet<string> = new Set(
  'bond buzz cam cc cf cfd click club cyou fun ga gq icu link live lol ltd mobi ml monster online pro pw quest rest sbs shop site space store tk top vip website work world wtf xyz zip'.split(
    ' ',
  ),
)
