const home = '/console'

/**
 * Only pages of the console may follow a sign-in; anything else an address asks for is ignored, and so is a reason to open
 * sealed words: the officer gives that, not whoever made the link.
 */
export const safeNext = (text: string | undefined): string => {
  if (
    text === undefined ||
    text.length >= 300 ||
    !/^\/console(?:\/[\w\-./=&%]*)?(?:\?[\w\-./=&%]*)?$/.test(text) ||
    text.includes('..')
  )
    return home
  const [path = home, query = ''] = text.split('?')
  const asked = new URLSearchParams(query)
  if (!asked.has('reason')) return text
  asked.delete('reason')
  return asked.size === 0 ? path : `${path}?${asked}`
}
