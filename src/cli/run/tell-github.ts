import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { RunFacts } from '../../evidence/run-facts.ts';
import { githubAnnotations } from '../../report/github-annotations.ts';
import { runMarkdown } from '../../report/run-markdown.ts';

/** Bytes; GitHub refuses a summary of more than a mebibyte. */
const longest = 1_000_000;

/**
 * Where the run is a job of GitHub Actions: adds a summary to the job, and shows failures at the lines of the features. Does
 * nothing elsewhere.
 */
export const tellGitHub = async (facts: RunFacts, environment: NodeJS.ProcessEnv = process.env): Promise<void> => {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY, GITHUB_WORKSPACE = process.cwd() } = environment;
  if (GITHUB_STEP_SUMMARY) await appendFile(GITHUB_STEP_SUMMARY, shortened(runMarkdown(facts)));
  if (GITHUB_ACTIONS !== 'true') return;
  const folder = path.relative(GITHUB_WORKSPACE, process.cwd()).replaceAll('\\', '/');
  for (const line of githubAnnotations(facts, folder)) process.stdout.write(`${line}\n`);
};

const shortened = (text: string): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= longest) return text;
  return `${bytes.subarray(0, longest).toString('utf8')}\n\n… the rest is in the reports of the run\n`;
};
