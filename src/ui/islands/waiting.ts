// In a crowd the portal asks for a little work: find the number whose hash begins as asked. Then the form goes on by itself.
// Whatever fails here, the button of the page comes all the same.
interface Asked {
  readonly parameters: {
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
  }
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const derive = async (asked: Asked['parameters'], counter: number): Promise<string> => {
  const nonce = bytesOf(asked.nonce)
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  new DataView(password.buffer).setUint32(nonce.length, counter)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(asked.salt), iterations: asked.cost },
    key,
    asked.keyLength * 8,
  )
  return hexOf(new Uint8Array(bits))
}

const solve = async ({ parameters }: Asked): Promise<{ counter: number; derivedKey: string }> => {
  for (let counter = 0; ; counter += 1) {
    const derivedKey = await derive(parameters, counter)
    if (derivedKey.startsWith(parameters.keyPrefix)) return { counter, derivedKey }
  }
}

const form = document.querySelector<HTMLFormElement>('form[data-work]')
// Only there where the page came safely; elsewhere the wait remains.
if (form && crypto.subtle) {
  const words = form.querySelector<HTMLElement>('[data-wait-words]')
  const challenge = JSON.parse(form.dataset.work ?? '{}')
  if (words) words.textContent = words.dataset.working ?? ''
  void solve(challenge).then((solution) => {
    const answer = btoa(JSON.stringify({ challenge, solution }))
    const address = new URL(form.action)
    address.searchParams.set('work', answer.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
    form.action = address.href
    form.requestSubmit()
  })
}

export {}
