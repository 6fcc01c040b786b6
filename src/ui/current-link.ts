/** The link of a menu that the path belongs to: the longest href that is the path or a folder above it. */
export const currentHref = (path: string, hrefs: readonly string[]): string | undefined =>
  hrefs
    .filter((href) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0]

/** `page` on the page itself, `true` on pages below it. */
export const ariaCurrent = (
  path: string,
  href: string,
  current: string | undefined,
): 'page' | 'true' | undefined => {
  if (href !== current) return undefined
  return path === href ? 'page' : 'true'
}
