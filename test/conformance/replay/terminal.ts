import { readdir } from 'node:fs/promises';
import type { Credentials } from '../../../src/distribution/credentials.ts';
import { runOc } from '../../../src/oc/run-oc.ts';
import type { StorageDriver } from '../../../src/simulator/registry/storage/storage-driver.ts';
import { wordsOf } from '../recorded-commands.ts';
import { askRegistry } from './ask-registry.ts';
import { pullImage, pushImage } from './copy-image.ts';
import { type Output, success } from './output.ts';
import { pullSecretToken, tokenOf } from './pusher-token.ts';
import type { ReplayWorld } from './replay-world.ts';
import { filterOutput } from './text-filters.ts';

/** A terminal at which recorded command lines are typed: `oc`, `skopeo`, `curl`, `find` in the registry's storage, and pipes. */
export interface Terminal {
  run(line: string): Promise<Output>;
  /** What the next command finds on its standard input. */
  type(text: string): void;
}

/** Folder of the files that commands read with `-f`. */
const files = new URL('../recordings/files/', import.meta.url).pathname;

/** Opens a terminal; every user has a current project of her own. */
export const openTerminal = (world: ReplayWorld): Terminal => {
  const namespaces = new Map<string, string>();
  let stdin = '';
  const oc = async (words: readonly string[]): Promise<Output> => {
    const user = /^--kubeconfig=(.*)\.kubeconfig$/.exec(words[0] ?? '')?.[1];
    const name = user ?? 'system:admin';
    const output = { stdout: '', stderr: '', exitCode: 0 };
    output.exitCode = await runOc(user === undefined ? words : words.slice(1), {
      api: user === undefined ? world.admin : await world.as(user),
      session: {
        user: name,
        namespace: namespaces.get(name) ?? 'default',
        setNamespace: (namespace) => void namespaces.set(name, namespace),
      },
      now: () => world.cluster.clock.now(),
      after: (milliseconds, action) => world.cluster.clock.after(milliseconds, action),
      cwd: files,
      stdin,
      stdout: (text) => void (output.stdout += text),
      stderr: (text) => void (output.stderr += text),
    });
    return output;
  };
  const skopeo = async (words: readonly string[]): Promise<Output> => {
    const [source = '', target] = words.flatMap((word) => /^docker:\/\/(.*)$/.exec(word)?.[1] ?? []);
    if (target !== undefined) return pushImage(world.images, [source, target], pushCredentials(words));
    const account = /\(token of sa\/(\S+) in (\S+)\)/.exec(words.join(' '));
    const fromFile = words.includes('--authfile') ? await pullSecretToken(world.admin, source) : undefined;
    const token = account === null ? fromFile : await tokenOf(world.admin, account[1] ?? '', account[2] ?? '');
    return pullImage(world.images, source, token === undefined ? undefined : { username: 'default', password: token });
  };
  const programs: Readonly<Record<string, (words: readonly string[]) => Promise<Output>>> = {
    oc,
    skopeo,
    curl: (words) => askRegistry(words, world.dial, world.authority),
    find: async () => success(await storageListing(world.cluster.internalRegistry.storage)),
  };
  return {
    type: (text) => void (stdin = text),
    run: async (line) => {
      const [first = '', ...pipes] = splitPipes(await withTokens(world, world.translate(line)));
      const [program = '', ...words] = wordsOf(first);
      const run = programs[program];
      if (run === undefined) throw new Error(`expected one of ${Object.keys(programs).join(', ')}, found ${line}`);
      return pipes.reduce((output, pipe) => filterOutput(output, wordsOf(pipe)), await run(words));
    },
  };
};

const pushCredentials = (words: readonly string[]): Credentials | undefined => {
  const [username = '', password = ''] = (wordAfter(words, '--dest-creds') ?? '').split(':');
  if (username !== '') return { username, password };
  const token = wordAfter(words, '--dest-registry-token');
  return token === undefined ? undefined : { username: 'token', password: token };
};

const wordAfter = (words: readonly string[], option: string): string | undefined =>
  words.includes(option) ? words[words.indexOf(option) + 1] : undefined;

const splitPipes = (line: string): string[] => {
  const parts = line.match(/(?:'[^']*'|"[^"]*"|[^|'"])+/g) ?? [];
  return parts.map((part) => part.trim());
};

/** `$(oc create token default -n a)` becomes a token, and so does what was kept in a file: `$(cat tok.a)`. */
const withTokens = async (world: ReplayWorld, line: string): Promise<string> => {
  let text = line;
  for (const [call, namespace = ''] of line.matchAll(/\$\(cat tok\.(\w+)\)/g))
    text = text.replace(call, await tokenOf(world.admin, 'default', namespace));
  for (const [call, account = '', namespace = ''] of line.matchAll(/\$\(oc create token (\S+) -n (\S+?)\)/g))
    text = text.replace(call, await tokenOf(world.admin, account, namespace));
  return text;
};

const storageListing = async (storage: StorageDriver): Promise<string> => {
  storage.flush();
  const { root } = storage.layout;
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
  return names
    .map((name) => `.${name.slice(root.length)}\n`)
    .sort()
    .join('');
};
