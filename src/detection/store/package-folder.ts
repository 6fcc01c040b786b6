import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'

/** The folder of an installed package, with a separator at its end, wherever npm put it. */
export const packageFolder = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)) + sep
