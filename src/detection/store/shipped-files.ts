import { fileURLToPath } from 'node:url'

const inBuild = import.meta.url.includes('/dist/')
// src/detection/store and dist/src/detection/store stand at different depths below the package.
const root = new URL(inBuild ? '../../../../' : '../../../', import.meta.url)

/** A file of the package's `detection/` folder: models, lexicon, rules, riskset. */
export const detectionFile = (name: string): string => fileURLToPath(new URL(`detection/${name}`, root))

/** Where our own code and its packages lie; sealed files and the database never do. */
export const codeFolders: readonly string[] = ['src/', 'dist/', 'node_modules/', 'package.json'].map((name) =>
  fileURLToPath(new URL(name, root)),
)

/** Lexicon and rules as JSON, kept by the build because YAML takes ten times as long to read; sources read the YAML itself. */
export const builtRules = fileURLToPath(new URL(inBuild ? 'dist/rules.json' : 'no-build', root))
