import { Command } from 'commander'

/** Commands that need neither database nor server, each loaded only when asked for: `detect` must start in a moment. */
export const engineCommands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  detect: async () => (await import('./detect.ts')).detectCommand,
  train: async () => (await import('./train.ts')).trainCommand,
  eval: async () => (await import('./eval.ts')).evalCommand,
  hash: async () => (await import('./hash.ts')).hashCommand,
  read: async () => (await import('./read.ts')).readCommand,
  match: async () => (await import('./match.ts')).matchCommand,
}

export const newProgram = (): Command =>
  new Command('khien')
    .description('Khiên: anonymous sealed reports, case work and referrals that protect children online.')
    .option('--json', 'print results as JSON lines', false)
    .showHelpAfterError()
