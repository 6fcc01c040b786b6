import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { formatHash } from '../../detection/model/images/hash256.ts'
import { openHashPool } from '../../detection/store/hash-pool.ts'
import { openOutput } from './output.ts'

export const hashCommand = (program: Command): void => {
  program
    .command('hash <files...>')
    .description('print the PDQ hash of pictures as lines of hash,quality,file')
    .action(async (files: readonly string[]) => {
      const output = openOutput(program.opts<{ json: boolean }>().json)
      const pool = openHashPool(Math.min(files.length, availableParallelism()))
      try {
        // A few at a time: a folder of ten thousand pictures does not fit into memory.
        for (let from = 0; from < files.length; from += together)
          for (const { file, told } of files.slice(from, from + together).map((each) => ({
            file: each,
            told: readFile(each).then(pool.hash).catch(asProblem),
          }))) {
            const answer = await told
            if ('problem' in answer) {
              console.error(`${file}: ${answer.problem}`)
              process.exitCode = 1
              continue
            }
            const hash = formatHash(answer.hashes.original)
            output.result(
              { hash, quality: answer.quality, file },
              `${hash},${answer.quality},${csvCell(file)}`,
            )
          }
      } finally {
        await pool.close()
      }
    })
}

const together = 32

const asProblem = (problem: unknown): { readonly problem: string } => ({
  problem: problem instanceof Error ? problem.message : String(problem),
})

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
