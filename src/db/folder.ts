import { chmodSync, mkdirSync, statSync } from 'node:fs'

const openToOthers = 0o077

/**
 * The folder for data, closed to everybody else on this machine, also where somebody made it beforehand with wider permissions.
 * Throws in plain words when that cannot be done.
 */
export const closeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if ((statSync(folder).mode & openToOthers) === 0) return
  try {
    chmodSync(folder, 0o700)
  } catch {
    throw new Error(
      `Others on this machine can look into ${folder}, and this process may not change that. ` +
        `Let its owner run: chmod 700 ${folder}`,
    )
  }
}
