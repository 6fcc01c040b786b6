/**
 * What a name looks like at a glance: accents off, look-alikes of other scripts, digits and letter pairs folded together
 * (after Unicode’s confusables, UTS 39). Two names with one skeleton are easily taken for each other.
 */
export const skeleton = (name: string): string =>
  Array.from(name.normalize('NFD').toLowerCase(), (sign) => lookAlikes[sign] ?? sign)
    .join('')
    .replace(/\p{M}/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')

const fold = (to: string, signs: string): readonly (readonly [string, string])[] =>
  Array.from(signs, (sign) => [sign, to] as const)

const lookAlikes: Readonly<Partial<Record<string, string>>> = Object.fromEntries([
  ...fold('a', 'аαɑа@4'),
  ...fold('b', 'вЬьβ'),
  ...fold('c', 'сϲƈ'),
  ...fold('d', 'ԁđɗ'),
  ...fold('e', 'еεҽ3'),
  ...fold('g', 'ɡցɢ9'),
  ...fold('h', 'һнհ'),
  // One stroke: i, l, 1 and their relatives.
  ...fold('l', 'i1|іıɩιӏlǀ!'),
  ...fold('j', 'јʝ'),
  ...fold('k', 'кκ'),
  ...fold('m', 'мɱ'),
  ...fold('n', 'пոɲη'),
  ...fold('o', 'оοօσ0ɵ'),
  ...fold('p', 'рρ'),
  ...fold('q', 'ԛ'),
  ...fold('r', 'гɾ'),
  ...fold('s', 'ѕʂ5$'),
  ...fold('t', 'тτƚ7'),
  ...fold('u', 'υսцμ'),
  ...fold('v', 'νѵ'),
  ...fold('w', 'ԝωѡɯ'),
  ...fold('x', 'хχ'),
  ...fold('y', 'уγү'),
  ...fold('z', 'ʐƶ2'),
])

/** Letters of more than one script in one label, as no honest name has them. Latin with accents is one script. */
export const mixesScripts = (label: string): boolean =>
  scripts.filter((script) => script.test(label)).length > 1

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
]
