import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runFacts } from '../src/evidence/run-facts.ts';
import { commandCatalogue } from '../src/oc/catalogue.ts';
import { experimentsMarkdown } from '../src/report/experiments-markdown.ts';
import { factsSchema } from '../src/report/facts-schema.ts';

/** The documents that are made of the features, of what was observed, of the schemas, and of the commands. */
const documents = async (reports: string): Promise<Readonly<Record<string, string>>> => {
  const facts = runFacts.parse(JSON.parse(await readFile(path.join(reports, 'facts.json'), 'utf8')));
  return {
    'docs/experiments.md': experimentsMarkdown(facts),
    'docs/oc.md': await commandCatalogue(),
    'docs/facts.schema.json': `${JSON.stringify(factsSchema(), null, 2)}\n`,
  };
};

const write = async (): Promise<void> => {
  const reports = await mkdtemp(path.join(tmpdir(), 'streamproof-docs-'));
  try {
    const words = ['src/cli/main.ts', 'run', '--reports', reports];
    const [exitCode] = await once(spawn('node', words, { stdio: 'inherit' }), 'exit');
    if (exitCode !== 0) throw new Error('The documents are written when every experiment passes.');
    for (const [file, text] of Object.entries(await documents(reports))) await writeFile(file, text);
  } finally {
    await rm(reports, { recursive: true });
  }
};

/** Compares the documents with those of the latest run. */
const check = async (): Promise<void> => {
  for (const [file, text] of Object.entries(await documents('reports'))) {
    const difference = firstDifference(await readFile(file, 'utf8').catch(() => ''), text);
    if (difference === undefined) continue;
    process.exitCode = 1;
    process.stdout.write(`${file} is not what npm run docs writes; ${difference}\n`);
  }
};

const firstDifference = (written: string, expected: string): string | undefined => {
  if (written === expected) return undefined;
  const [old, current] = [written.split('\n'), expected.split('\n')];
  const line = current.findIndex((text, index) => text !== old[index]);
  const at = line < 0 ? current.length : line;
  return `line ${at + 1}:\n  is      ${old[at] ?? '(nothing)'}\n  should  ${current[at] ?? '(nothing)'}`;
};

await (process.argv.includes('--check') ? check() : write());
