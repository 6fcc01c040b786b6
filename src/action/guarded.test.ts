import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { guarded, memberRoles, needsSecondFactor, opensSealed, permissions } from './permissions.ts'

const source = join(import.meta.dirname, '..')
const usesKeys = /\b(agencyIdentity|openEnvelope|openOwnReport|keys\.own)\b/

test('every permission by which an action opens something sealed is guarded', () => {
  const needed = globSync('*/actions/*.ts', { cwd: source })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .filter((text) => usesKeys.test(text))
    .flatMap((text) => [...text.matchAll(/\bneeds: '([a-z.]+)'/g)].map(([, name]) => name))
  const ofMembers = permissions.filter((one) => needed.includes(one) && memberRoles(one).length > 0)
  expect(ofMembers.length).toBeGreaterThan(6)
  const rest = ofMembers.filter((one) => !guarded.includes(one))
  // One’s own account; a list that stands in one file with what opens its lines.
  expect(rest.filter((one) => !['session.own', 'rights.list'].includes(one))).toEqual([])
})

test('these posts need a second factor, and these the agency’s key', () => {
  const asked = (
    ['receiver', 'officer', 'approver', 'leader', 'auditor', 'administrator', 'editor'] as const
  ).map((post) => [post, needsSecondFactor([post]), opensSealed([post])])
  expect(asked).toEqual([
    ['receiver', true, true],
    ['officer', true, true],
    ['approver', true, true],
    ['leader', true, true],
    ['auditor', false, false],
    ['administrator', true, false],
    ['editor', false, false],
  ])
})
