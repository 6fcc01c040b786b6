export type Row = readonly [what: string, measured: string, target: string, met: boolean]

const rows: Row[] = []

/** A figure against what was promised; printed at the end as one table. */
export const note = (what: string, measured: string, target: string, met: boolean): void => {
  rows.push([what, measured, target, met])
  console.error(`${met ? 'ok  ' : 'MISS'} ${what}: ${measured} (target ${target})`)
}

export const printTable = (): boolean => {
  console.log('| What | Measured | Target | |\n|---|---|---|---|')
  for (const [what, measured, target, met] of rows)
    console.log(`| ${what} | ${measured} | ${target} | ${met ? 'met' : '**missed**'} |`)
  return rows.every(([, , , met]) => met)
}
