import { posix } from 'node:path';
import type { FileTree } from '../files/file-tree.ts';
import { type Copied, copyFiles, StepError } from './copy-files.ts';
import type { Instruction } from './dockerfile.ts';
import { splitPairs, splitWords, substitute, type Variables } from './dockerfile-words.ts';
import { healthCheckOf } from './health-check.ts';
import type { Stage } from './stage.ts';

/** What steps need besides their stage. */
export interface StepWorld {
  /** RFC 3339. */
  readonly now: string;
  readonly context: FileTree;
  readonly isIgnored: (path: string) => boolean;
  /** `--build-arg`s. */
  readonly buildArguments: Variables;
  /** The files of another stage or image. */
  filesOf(name: string): Promise<FileTree>;
  /** Is told what is left undone. */
  warn(text: string): void;
}

/**
 * Does one instruction.
 *
 * @throws StepError
 */
export const runStep = async (step: Instruction, stage: Stage, world: StepWorld): Promise<void> => {
  const run = steps[step.keyword];
  if (run === undefined) throw new StepError(`Build error: Unknown instruction: ${JSON.stringify(step.keyword)} `);
  if (step.rest === '') throw new StepError(`${step.keyword} requires at least one argument`);
  await run(step, stage, world);
};

type Step = (step: Instruction, stage: Stage, world: StepWorld) => void | Promise<void>;

const recorded =
  (change: (text: string, stage: Stage, step: Instruction) => string | void): Step =>
  (step, stage, { now }) => {
    const text = substitute(step.rest, stage.variables);
    const told = change(text, stage, step) ?? text;
    stage.record(now, `/bin/sh -c #(nop) ${step.keyword} ${told}`);
  };

/** The JSON form as it is; other text is run by a shell. */
const commandOf = ({ list, rest }: Instruction, { config }: Stage): readonly string[] =>
  list ?? [...(config.Shell ?? ['/bin/sh', '-c']), rest];

const pairsOf = (text: string): string =>
  splitPairs(text)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

const copy: Step = async (step, stage, world) => {
  const { flags, list, rest, keyword } = step;
  const words = (list ?? splitWords(rest)).map((word) => substitute(word, stage.variables));
  const destination = words.pop();
  if (destination === undefined || words.length === 0)
    throw new StepError(
      `${keyword} requires at least two arguments, but only one was provided. Destination could not be determined.`,
    );
  const remote = words.find((word) => /^(https?|git):\/\//.test(word));
  if (remote !== undefined && keyword === 'ADD')
    throw new StepError(
      `reading ${JSON.stringify(remote)}: Get ${JSON.stringify(remote)}: dial tcp: lookup ${new URL(remote).hostname}: no such host`,
    );
  const source = flags['from'];
  const copied = await copyFiles({
    sources: words,
    destination,
    from: source === undefined ? world.context : await world.filesOf(source),
    root: source === undefined ? '/tmp/build/inputs' : '/',
    into: stage.files,
    workingDirectory: stage.config.WorkingDir || '/',
    unpacks: keyword === 'ADD',
    owner: flags['chown'],
    mode: flags['chmod'],
    isIgnored: source === undefined ? world.isIgnored : () => false,
  });
  await stage.addFiles(copied.entries, world.now, historyText(keyword, copied, destination));
};

const historyText = (keyword: string, { kind, digest }: Copied, destination: string): string =>
  `/bin/sh -c #(nop) ${keyword} ${kind}:${digest} in ${destination} `;

/** What each instruction does to an image. */
const steps: Readonly<Record<string, Step | undefined>> = {
  ENV: recorded((text, stage) => {
    for (const [name, value] of splitPairs(text)) stage.setEnvironment(name, value);
    return pairsOf(text);
  }),
  LABEL: recorded((text, stage) => {
    stage.config.Labels = { ...stage.config.Labels, ...Object.fromEntries(splitPairs(text)) };
    return pairsOf(text);
  }),
  MAINTAINER: recorded((text, stage) => void (stage.author = text)),
  WORKDIR: recorded((text, stage) => {
    stage.config.WorkingDir = posix.resolve('/', stage.config.WorkingDir ?? '', text);
  }),
  USER: recorded((text, stage) => void (stage.config.User = text)),
  EXPOSE: recorded((text, stage) => {
    const ports = splitWords(text).map((port): [string, Record<string, never>] => [
      port.includes('/') ? port : `${port}/tcp`,
      {},
    ]);
    stage.config.ExposedPorts = { ...stage.config.ExposedPorts, ...Object.fromEntries(ports) };
  }),
  VOLUME: recorded((text, stage, { list }) => {
    const volumes = (list ?? splitWords(text)).map((path): [string, Record<string, never>] => [path, {}]);
    stage.config.Volumes = { ...stage.config.Volumes, ...Object.fromEntries(volumes) };
  }),
  CMD: recorded((_, stage, step) => {
    stage.config.Cmd = commandOf(step, stage);
    return JSON.stringify(stage.config.Cmd);
  }),
  ENTRYPOINT: recorded((_, stage, step) => {
    stage.config.Entrypoint = commandOf(step, stage);
    delete stage.config.Cmd;
    return JSON.stringify(stage.config.Entrypoint);
  }),
  ARG: (step, stage, { buildArguments, now }) => {
    for (const word of splitWords(step.rest)) {
      const at = word.indexOf('=');
      const name = at < 0 ? word : word.slice(0, at);
      const value = buildArguments[name] ?? (at < 0 ? undefined : substitute(word.slice(at + 1), stage.variables));
      if (value !== undefined) stage.arguments[name] = value;
    }
    stage.record(now, `/bin/sh -c #(nop) ARG ${step.rest}`);
  },
  COPY: copy,
  ADD: copy,
  RUN: (step, stage, { now, warn }) => {
    warn('the command is recorded in the history of the image but not run here: files that it would write are missing');
    return stage.addFiles([], now, commandOf(step, stage).join(' '));
  },
  STOPSIGNAL: recorded((text, stage) => void (stage.config.StopSignal = text)),
  SHELL: recorded((_, stage, { list }) => {
    if (list === undefined) throw new StepError('SHELL requires the arguments to be in JSON form');
    stage.config.Shell = list;
  }),
  HEALTHCHECK: recorded((_, stage, step) => void (stage.config.Healthcheck = healthCheckOf(step))),
  ONBUILD: (step, stage, { now }) => {
    const [trigger = ''] = step.rest.split(/\s+/, 1);
    if (['ONBUILD', 'FROM', 'MAINTAINER'].includes(trigger.toUpperCase()))
      throw new StepError(
        trigger.toUpperCase() === 'ONBUILD'
          ? "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"
          : `${trigger.toUpperCase()} isn't allowed as an ONBUILD trigger`,
      );
    stage.config.OnBuild = [...(stage.config.OnBuild ?? []), step.rest];
    stage.record(now, `/bin/sh -c #(nop) ONBUILD ${step.rest}`);
  },
};
