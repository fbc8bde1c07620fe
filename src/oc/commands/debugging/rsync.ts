import { chmod, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { type ContainerRun, containerRunner } from '../../client/container-runner.ts';
import { packTree } from '../../client/pack-tree.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { containerFlag } from '../../command-line/shared-flags.ts';
import { readLayer } from '../../image/layer-entries.ts';
import { OcError, usageError } from '../../oc-error.ts';

/**
 * `oc rsync`: copies a folder to a container or from it, with `tar`, as the real one does where there is no `rsync`.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/rsync/copy_tar.go
 */
export const rsync: Command = {
  usage: 'SOURCE DESTINATION',
  flags: [
    containerFlag,
    stringFlag('strategy', 'How files are copied: tar; there is no rsync here.'),
    booleanFlag('quiet', 'Suppress non-error messages', { short: 'q' }),
    booleanFlag('delete', 'If true, delete files not present in source'),
    listFlag('exclude', 'Files that match are left out.'),
    listFlag('include', 'Files that match are copied.'),
    booleanFlag('progress', 'Only heeded by rsync.'),
    booleanFlag('no-perms', 'Only heeded by rsync.'),
    booleanFlag('watch', 'Not possible here: copy again when files have changed.', { short: 'w' }),
    booleanFlag('compress', 'Only heeded by rsync.'),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    if (args.length < 2) throw usageError('oc rsync', 'SOURCE_DIR and POD:DESTINATION_DIR are required arguments');
    if (args.length > 2)
      throw usageError('oc rsync', 'only SOURCE_DIR and POD:DESTINATION_DIR should be specified as arguments');
    const [source, destination] = await Promise.all(args.map((word) => placeOf(invocation, word)));
    checkStrategy(invocation);
    await checkLocal(invocation, source as Place);
    await checkLocal(invocation, destination as Place);
    const remote = source?.pod || destination?.pod;
    if (remote === undefined || remote === '' || (source?.pod && destination?.pod)) throw new OcError(ONE_POD);
    if (flags.boolean('watch')) throw new OcError('--watch is not possible here: copy again when files have changed');
    const ignored = ['progress', 'no-perms'].filter((name) => flags.boolean(name)).map((name) => `--${name}`);
    if (flags.boolean('compress')) ignored.push('-z');
    if (ignored.length > 0)
      context.stderr(`Ignoring the following flags because they only apply to rsync: ${ignored.join(', ')}\n`);
    const run = await containerRunner(invocation, { namespace: '', pod: remote });
    if (destination?.pod) await toPod(invocation, run, source?.path ?? '', destination.path);
    else await fromPod(invocation, run, source?.path ?? '', destination?.path ?? '');
  },
};

const ONE_POD =
  'rsync is only valid between a local directory and a pod directory; specify a pod directory as [PODNAME]:[DIR]';

/** A folder; the pod is empty for one of this machine. */
interface Place {
  readonly pod: string;
  readonly path: string;
}

/** @throws ApiStatusError for a pod that is not there */
const placeOf = async ({ client, namespace }: Invocation, word: string): Promise<Place> => {
  const colon = word.indexOf(':');
  if (colon < 0) return { pod: '', path: word };
  const [first = '', second] = word.slice(0, colon).split('/');
  const pod = second ?? first;
  await client.get(podKind, namespace, pod);
  return { pod, path: word.slice(colon + 1) };
};

const checkStrategy = ({ flags, context }: Invocation): void => {
  const strategy = flags.string('strategy');
  if (strategy === 'tar') return;
  if (!['', 'rsync', 'rsync-daemon'].includes(strategy)) throw new OcError(`unknown strategy: ${strategy}`);
  if (strategy !== '') throw new OcError(`${strategy} is not possible here: use --strategy=tar`);
  context.stderr('WARNING: rsync command not found in path. Please use your package manager to install it.\n');
};

const local = ({ context }: Invocation, path: string): string => resolve(context.cwd ?? process.cwd(), path);

const checkLocal = async (invocation: Invocation, { pod, path }: Place): Promise<void> => {
  if (pod !== '') return;
  const found = await stat(local(invocation, path)).catch(() => undefined);
  if (found === undefined) throw new OcError(`invalid path ${path}: stat ${path}: no such file or directory`);
  if (!found.isDirectory()) throw new OcError(`path ${path} must point to a directory`);
};

const toPod = async (
  { flags, context, ...rest }: Invocation,
  run: ContainerRun,
  source: string,
  target: string,
): Promise<void> => {
  const top = local({ flags, context, ...rest }, source);
  const name = source.endsWith('/') ? '' : basename(top);
  if (flags.boolean('delete'))
    await run(['sh', '-c', `shopt -s dotglob && rm -rf ${posix.join(target, name, '*')}`], { err: () => undefined });
  const tar = await packTree(top, { name, withTop: false });
  const words = [...(flags.boolean('quiet') ? [] : ['-v']), ...flags.list('include').map((each) => `**/${each}`)];
  if (flags.list('include').length > 0) words.push('*');
  let complaints = '';
  const { code, stdout } = await run(['tar', '-C', target, '-ox', ...words, ...exclusions(flags.list('exclude'))], {
    stdin: tar,
    err: (text) => void (complaints += text),
  });
  context.stdout(stdout.toString());
  if (code === 0) return;
  context.stderr(complaints);
  throw new OcError(`error extracting tar at destination directory: command terminated with exit code ${code}`);
};

const exclusions = (patterns: readonly string[]): string[] => patterns.map((pattern) => `--exclude=${pattern}`);

const fromPod = async (invocation: Invocation, run: ContainerRun, source: string, target: string): Promise<void> => {
  const { flags, context } = invocation;
  const top = local(invocation, target);
  const base = posix.basename(source);
  const isContent = source.endsWith('/');
  if (flags.boolean('delete')) await empty(isContent ? top : join(top, base));
  const included = flags.list('include').map((each) => (isContent ? each : posix.join(base, each)));
  const place = isContent ? [source, '-c', '.'] : [posix.dirname(source), '-c', base];
  const { code, stdout } = await run(['tar', '-C', ...place, ...included, ...exclusions(flags.list('exclude'))], {});
  if (code !== 0)
    throw new OcError(`error creating remote tar of source directory: command terminated with exit code ${code}`);
  for (const { name, type, linkname, content, mode } of await readLayer(stdout)) {
    const file = resolve(top, name);
    if (file !== top && !file.startsWith(top + sep)) continue;
    await mkdir(type === 'directory' ? file : dirname(file), { recursive: true });
    if (type === 'directory') continue;
    if (type === 'symlink') {
      await rm(file, { force: true });
      await symlink(linkname ?? '', file);
      continue;
    }
    if (!flags.boolean('quiet')) context.stdout(`${name}\n`);
    await writeFile(file, content);
    await chmod(file, mode);
  }
};

/** @throws OcError for a folder that is not there */
const empty = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch((error: Error) => {
    throw new OcError(`unable to delete files in destination: ${error.message}`, { cause: error });
  });
  for (const name of names) await rm(join(folder, name), { recursive: true });
};
