import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import {
  type IConfiguration,
  type IRunOptions,
  loadConfiguration,
  loadSupport,
  runCucumber,
} from '@cucumber/cucumber/api';

import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { RunFacts } from '../../evidence/run-facts.ts';
import { factsOfRun } from '../../report/facts-of-run.ts';
import { junitXml } from '../../report/junit-xml.ts';
import { renderSite } from '../../report/site/render-site.ts';
import { findOc } from '../../targets/find-oc.ts';
import { realTarget } from '../../targets/real-targets.ts';
import { exitCodes } from '../exit-codes.ts';
import { codeExtension, codeRoot, packageRoot, packageVersion } from '../package-root.ts';
import type { RunOptions } from '../run-command.ts';
import { attend } from './attended-run.ts';
import { checkFeatures } from './check-features.ts';
import { featureFiles } from './feature-files.ts';
import { keepFilesInMemory } from './files-in-memory.ts';
import { type Envelope, messagesOf } from './messages.ts';
import { readChapters } from './read-chapters.ts';
import { rehearse } from './rehearse.ts';
import { openReportFiles } from './report-files.ts';
import { requireAllRun } from './require-all-run.ts';
import { resolveFormat } from './resolve-format.ts';
import { rewriteFile } from './rewrite-file.ts';
import { hideSecretsOfFeatures } from './secrets-in-features.ts';
import { tellGitHub } from './tell-github.ts';
import { verdict } from './verdict.ts';
import { workerThreads } from './worker-threads.ts';

/**
 * Runs features and writes their reports.
 *
 * @param given paths of features; those of the package when empty
 * @returns the exit code
 * @throws ConfigurationError when the features cannot be run as they are written; nothing was run then
 */
export const runFeatures = async (given: readonly string[], options: RunOptions): Promise<number> => {
  const paths = await featureFiles(given.length > 0 ? given : [path.join(packageRoot, 'features')]);
  const place = await realTarget(options.target, options.upstream);
  if (place === undefined) {
    const oc = await findOc(options.oc);
    return runOn(paths, { ...options, oc: oc === undefined ? [] : [oc] });
  }
  using run = await place.prepareRun(options);
  const { parallel = run.parallel, keep } = options;
  return attend(run, keep, () => runOn(paths, { ...options, parallel, oc: [...run.oc] }));
};

const runOn = async (paths: string[], options: RunOptions): Promise<number> => {
  const prepared = await prepare(paths, options);
  const rehearsed = await accepted(options, () => rehearse(prepared));
  checkFeatures(rehearsed, options.tags);
  const parallel = workerThreads(messagesOf(rehearsed, 'testCase').length, options.parallel);
  const hide = hideSecretsOfFeatures(rehearsed) ?? ((text: string) => text);
  // Cucumber types them as JSON, and hands them over as they are; copies of them for threads cannot hold a function.
  const shown = { verbose: options.verbose, inOrder: options.target === 'simulated' };
  const hidden = Object.defineProperty(shown, 'hide', { value: hide, enumerable: false });
  const formatOptions: unknown = { streamproof: hidden };
  const formats = { ...prepared.formats, options: formatOptions as typeof prepared.formats.options };
  const run = { ...prepared, formats, runtime: { ...prepared.runtime, parallel } };

  keepFilesInMemory();
  const reports = await openReportFiles(options.reports);
  const messages: Envelope[] = [];
  const files = { ...run.formats.files, ...reports.formats };
  await runCucumber({ ...run, formats: { ...run.formats, files } }, {}, (message) => messages.push(message));
  // Cucumber would write each of them to the disk as it comes, which takes as long as to make a small experiment's evidence.
  await reports.write('messages.ndjson', messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
  await Promise.all([reports.rewrite(hide), ...Object.keys(run.formats.files).map((file) => rewriteFile(file, hide))]);
  const recorded = JSON.stringify(factsOfRun(messages, packageVersion(), await readChapters(paths)));
  const facts: RunFacts = JSON.parse(hide(recorded));
  await reports.write('facts.json', `${JSON.stringify(facts)}\n`);
  await reports.write('junit.xml', junitXml(facts));
  for (const { path: file, content } of renderSite([facts])) await reports.write(file, content);
  await reports.publish();
  process.stdout.write(`the report: ${path.join(options.reports, 'index.html')}\n`);
  await tellGitHub(facts);
  const code = verdict(messages);
  if (code === exitCodes.ok) requireAllRun(messages, messagesOf(rehearsed, 'testCase').length);
  return code;
};

const prepare = async (paths: string[], options: RunOptions): Promise<IRunOptions> => {
  const summary = path.join(codeRoot, `src/report/summary-formatter${codeExtension}`);
  const configuration: Partial<IConfiguration> = {
    paths,
    import: [path.join(codeRoot, `steps/**/*${codeExtension}`)],
    format: [existsSync(summary) ? [pathToFileURL(summary).href] : 'progress', ...options.format.map(resolveFormat)],
    tags: options.tags ?? '',
    retry: options.retry,
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    worldParameters: worldParameters(options) as IConfiguration['worldParameters'],
    backtrace: options.verbose,
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided: configuration });
  return { ...runConfiguration, support: await loadSupport(runConfiguration) };
};

/** What the steps are told: where they run, and with what. */
const worldParameters = (options: RunOptions): Record<string, unknown> =>
  Object.fromEntries(toldToSteps.map((name) => [name, options[name]]));

const toldToSteps = [
  'target',
  'oc',
  'openshift',
  'kubeconfig',
  'context',
  'upstream',
  'upstreamAuth',
  'upstreamCa',
  'registryImage',
  'internalRegistry',
  'allow',
  'timeoutScale',
  'keep',
  'keepOnFailure',
] as const satisfies readonly (keyof RunOptions)[];

/** What Cucumber refuses in a rehearsal is the choice of scenarios, which the user wrote. */
const accepted = async <T>({ tags }: RunOptions, rehearsal: () => Promise<T>): Promise<T> => {
  try {
    return await rehearsal();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
    const hint = '--tags "@A4", --tags "@A1 or @A2", --tags "not @A9"';
    throw new ConfigurationError(`--tags "${tags ?? ''}" is not a tag expression: ${cause.message}`, { hint, cause });
  }
};
