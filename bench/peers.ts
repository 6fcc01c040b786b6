import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../src/detection/model/engine.ts'
import type { RiskLine } from '../src/detection/model/risk/lines.ts'
import { shippedParts } from '../src/detection/store/engine-files.ts'
import { median, rate } from './rate.ts'
import { note } from './table.ts'

/** So often are the rows repeated, so that a peer's start counts for little. */
const copies = 40

/** Debian's fastText and scikit-learn on the same rows: taught them, then asked for probabilities, one thread, their start taken off. */
export const benchPeers = (messages: readonly RiskLine[]): void => {
  const folder = mkdtempSync(join(tmpdir(), 'khien-bench-'))
  try {
    const rows = messages.map(({ text }) => text.replace(/\s+/g, ' '))
    const names = messages.map(({ labels }) => labels[0] ?? 'none')
    writeFileSync(join(folder, 'train.txt'), rows.map((row, i) => `__label__${names[i]} ${row}\n`).join(''))
    writeFileSync(
      join(folder, 'rows.txt'),
      Array(copies)
        .fill(`${rows.join('\n')}\n`)
        .join(''),
    )
    writeFileSync(join(folder, 'none.txt'), 'a\n')
    const engine = openEngine(shippedParts(new Date()))
    const ours = rate(rows.length, () => rows.forEach((text) => void engine.assess(text, 'message')))
    const compare = (peer: string, theirs: number | undefined, aim: number): void => {
      if (theirs === undefined) return
      note(
        `text engine to ${peer} (${theirs.toFixed(0)}/s)`,
        `${ours.toFixed(0)}/s, ${(ours / theirs).toFixed(2)} times`,
        `≥ ${aim} times`,
        ours >= aim * theirs,
      )
    }
    compare('fasttext predict-prob with letters 2–5', fastText(folder, rows.length), 3)
    compare('scikit-learn, TF-IDF of letters 2–5 and words 1–2, logistic regression', sklearn(folder), 1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = (program: string, args: readonly string[], cwd: string) => {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const started = performance.now()
  const { status, stdout } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { status, stdout, took: performance.now() - started }
}

const fastText = (folder: string, rows: number): number | undefined => {
  const program = '/usr/bin/fasttext'
  if (!existsSync(program)) {
    console.error('skip fasttext: not installed (apt package fasttext)')
    return undefined
  }
  const made = '-input train.txt -output model -wordNgrams 2 -minn 2 -maxn 5 -thread 1 -epoch 3'.split(' ')
  const asked = (file: string): number => run(program, ['predict-prob', 'model.bin', file, '1'], folder).took
  if (run(program, ['supervised', ...made], folder).status !== 0) throw new Error('fasttext could not learn')
  const times = [0, 1, 2].map(() => asked('rows.txt') - asked('none.txt'))
  return (rows * copies * 1000) / Math.max(1, median(times))
}

/** Reads and learns first, then times predict_proba alone, three times over a tenth of the rows. */
const sklearnScript = `
import statistics, time
try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import FeatureUnion, make_pipeline
except ImportError:
    raise SystemExit(3)
lines = [line.rstrip("\\n").split(" ", 1) for line in open("train.txt", encoding="utf8")]
rows = [text for _, text in lines]
model = make_pipeline(
    FeatureUnion([("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))), ("words", TfidfVectorizer(ngram_range=(1, 2)))]),
    OneVsRestClassifier(LogisticRegression(solver="liblinear")),
)
model.fit(rows, [label for label, _ in lines])
many = rows * ${copies / 10}
def once():
    started = time.perf_counter()
    model.predict_proba(many)
    return time.perf_counter() - started
print(len(many) / statistics.median(once() for _ in range(3)))
`

const sklearn = (folder: string): number | undefined => {
  const { status, stdout } = run('/usr/bin/python3', ['-c', sklearnScript], folder)
  if (status === 0) return Number(stdout)
  console.error('skip scikit-learn: not installed (apt package python3-sklearn)')
  return undefined
}
