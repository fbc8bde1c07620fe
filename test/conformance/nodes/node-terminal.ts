import { runOc } from '../../../src/oc/run-oc.ts';
import type { ContainerImage } from '../../../src/resources/nodes/node.ts';
import { wordsOf } from '../recorded-commands.ts';
import { type Output, success } from '../replay/output.ts';
import { filterOutput } from '../replay/text-filters.ts';
import { containerStates } from './container-states.ts';
import type { NodeWorld } from './node-world.ts';
import { podAttempt } from './pod-attempt.ts';
import { podStates } from './pod-states.ts';
import { podVersions } from './pod-versions.ts';
import { rawExchange } from './raw-exchange.ts';

/** A terminal at which the steps of an experiment on nodes are typed: `oc`, pipes, and looking at machines and registries. */
export interface NodeTerminal {
  run(line: string): Promise<Output>;
  /** What the next command finds on its standard input. */
  type(text: string): void;
  namespace(): string;
}

/** Opens a terminal for `system:admin`. */
export const openNodeTerminal = (world: NodeWorld): NodeTerminal => {
  let namespace = 'default';
  let stdin = '';
  const oc = async (words: readonly string[]): Promise<Output> => {
    const output = { stdout: '', stderr: '', exitCode: 0 };
    output.exitCode = await runOc(words, {
      api: world.admin,
      session: { user: 'system:admin', namespace, setNamespace: (name) => void (namespace = name) },
      now: () => world.cluster.clock.now(),
      after: (milliseconds, action) => world.cluster.clock.after(milliseconds, action),
      cwd: '/nowhere',
      stdin,
      stdout: (text) => void (output.stdout += text),
      stderr: (text) => void (output.stderr += text),
    });
    stdin = '';
    return output;
  };
  const programs: Readonly<Record<string, (words: readonly string[]) => Promise<Output>>> = {
    oc,
    objects: ([kind = '', ...rest]) => oc(['get', kind, ...rest, '-o', 'json']),
    /** `without` what matches a pattern: pods of earlier steps try again whenever their time comes. */
    requests: async (words) => {
      const pattern = words.at(words.indexOf('without') + 1);
      return success(world.requests.next(words.includes('without') ? new RegExp(pattern ?? '') : undefined));
    },
    exchange: async (words) => success(await rawExchange(world, words)),
    storage: async () => success(await world.storage.next()),
    states: async ([seconds]) => success(await containerStates(world, namespace, Number(seconds))),
    attempt: async ([name = '']) => success(await podAttempt(name, oc, world.requests.next())),
    versions: async () => success(await podVersions(oc)),
    images: async ([node = '']) => {
      const found = (await world.cluster.nodes.list()).find(({ name }) => name === node);
      return success(heldImages(found?.images ?? [], world.titles));
    },
  };
  return {
    type: (text) => void (stdin = text),
    namespace: () => namespace,
    run: async (line) => {
      const [first = '', ...pipes] = splitPipes(await withNames(world.translate(line), oc));
      const [program = '', ...words] = wordsOf(first);
      const run = programs[program];
      if (run === undefined) throw new Error(`expected one of ${Object.keys(programs).join(', ')}, found ${line}`);
      return pipes.reduce(piped, await run(words));
    },
  };
};

const piped = (output: Output, pipe: string): Output => {
  const words = wordsOf(pipe);
  return words[1] === 'cstat.py'
    ? { ...output, stdout: podStates(output.stdout).join('\n').concat('\n') }
    : filterOutput(output, words[0] === 'grep' ? words.filter((word) => word !== '-E') : words);
};

/** `$(oc get pods -o name | grep deploy)` is the last such name. */
const withNames = async (line: string, oc: (words: readonly string[]) => Promise<Output>): Promise<string> => {
  const [call, pattern] = /\$\(oc get pods -o name \| grep (\S+)\)/.exec(line) ?? [];
  if (call === undefined || pattern === undefined) return line;
  const { stdout } = await oc(['get', 'pods', '-o', 'name']);
  return line.replace(
    call,
    stdout
      .split('\n')
      .filter((name) => name.includes(pattern))
      .at(-1) ?? '',
  );
};

const splitPipes = (line: string): string[] =>
  (line.match(/(?:'[^']*'|"[^"]*"|[^|'"])+/g) ?? []).map((part) => part.trim());

/** The image that nodes run from the start is no part of any experiment. */
const isKnown = (title: string | undefined): boolean => title !== undefined && title !== 'warm';

/** As `crictl images` lists them: a line for each repository and tag; what the platform brings along is left out. */
const heldImages = (images: readonly ContainerImage[], titles: ReadonlyMap<string, string>): string => {
  const lines = images.flatMap(({ names = [] }) => {
    const digests = names.filter((name) => name.includes('@'));
    if (!digests.some((name) => isKnown(titles.get(name.slice(-64))))) return [];
    const tags = names.filter((name) => !name.includes('@'));
    return tags.length === 0
      ? digests
          .slice(0, 1)
          .map((name) => `${name.slice(0, name.indexOf('@'))} <none> ${name.slice(name.indexOf('@') + 1)}`)
      : tags.map((name) => {
          const repository = name.slice(0, name.lastIndexOf(':'));
          const digest = digests.find((each) => each.startsWith(`${repository}@`)) ?? digests[0] ?? '';
          return `${repository} ${name.slice(name.lastIndexOf(':') + 1)} ${digest.slice(digest.indexOf('@') + 1)}`;
        });
  });
  return `${lines.sort().join('\n')}\n`;
};
