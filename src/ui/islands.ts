/** The browser islands that exist; each is `dist/islands/<name>.js` and optional for every page. */
export const islandNames = [
  'due-clock',
  'keyboard',
  'live-queue',
  'once',
  'print-receipt',
  'quick-exit',
  'waiting',
] as const
export type IslandName = (typeof islandNames)[number]
