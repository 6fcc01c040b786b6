import type { Command } from 'commander'
import { accountCommands } from './account.ts'
import { auditCommands } from './audit.ts'
import { backupCommand } from './backup.ts'
import { detectCommand } from './detect.ts'
import { downtimeCommands } from './downtime.ts'
import { newProgram } from './engine-program.ts'
import { evalCommand } from './eval.ts'
import { foundCommands } from './found.ts'
import { hashCommand } from './hash.ts'
import { matchCommand } from './match.ts'
import { readCommand } from './read.ts'
import { recoveryCommands } from './recovery.ts'
import { restoreCommand } from './restore.ts'
import { retentionCommands } from './retention.ts'
import { migrateCommand, serveCommand, workerCommand } from './run.ts'
import { seedCommand } from './seed.ts'
import { trainCommand } from './train.ts'

/** `khien …`: the third door of the house; the same actions behind it. */
export const buildProgram = (environment: NodeJS.ProcessEnv): Command => {
  const program = newProgram()
  serveCommand(program, environment)
  workerCommand(program, environment)
  migrateCommand(program, environment)
  seedCommand(program, environment)
  auditCommands(program, environment)
  foundCommands(program, environment)
  accountCommands(program, environment)
  recoveryCommands(program, environment)
  downtimeCommands(program, environment)
  backupCommand(program, environment)
  restoreCommand(program, environment)
  retentionCommands(program, environment)
  detectCommand(program)
  trainCommand(program)
  evalCommand(program)
  hashCommand(program)
  matchCommand(program)
  readCommand(program)
  return program
}
