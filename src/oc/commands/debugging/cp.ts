import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, posix, resolve, sep } from 'node:path';
import { containerRunner } from '../../client/container-runner.ts';
import { packTree } from '../../client/pack-tree.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag } from '../../command-line/flag.ts';
import { containerFlag } from '../../command-line/shared-flags.ts';
import { readLayer } from '../../image/layer-entries.ts';
import { OcError } from '../../oc-error.ts';

/** `oc cp`: files into a container or out of it, as a tar that its `tar` packs or unpacks. */
export const cp: Command = {
  usage: '<file-spec-src> <file-spec-dest>',
  flags: [
    containerFlag,
    booleanFlag('no-preserve', 'Files get the owner and mode that new ones have in the container'),
    numberFlag('retries', 'How often a copy from a container is begun anew; nothing is lost on the way here.', {
      default: '0',
    }),
  ],
  run: async (invocation) => {
    const { args } = invocation;
    const [source, destination, ...more] = args;
    if (source === undefined || destination === undefined || more.length > 0)
      throw new OcError('source and destination are required');
    const [from, to] = [placeOf(source), placeOf(destination)];
    if (from.pod !== '' && to.pod !== '') throw new OcError('one of src or dest must be a local file specification');
    if (from.path === '' || to.path === '') throw new OcError('filepath can not be empty');
    if (from.pod !== '') return await fromPod(invocation, from, to.path);
    if (to.pod !== '') return await toPod(invocation, from.path, to);
    throw new OcError('one of src or dest must be a remote file specification');
  },
};

/** A file; the pod is empty for one of this machine. */
interface Place {
  readonly namespace: string;
  readonly pod: string;
  readonly path: string;
}

const placeOf = (text: string): Place => {
  const colon = text.indexOf(':');
  if (colon < 0) return { namespace: '', pod: '', path: text };
  const pieces = text.slice(0, colon).split('/');
  const path = text.slice(colon + 1);
  if (colon === 0 || pieces.length > 2)
    throw new OcError('filespec must match the canonical format: [[namespace/]pod:]file/path');
  const [pod = '', namespace = ''] = [...pieces].reverse();
  return { namespace, pod, path };
};

const localPath = ({ context }: Invocation, path: string): string => resolve(context.cwd ?? process.cwd(), path);

const toPod = async (invocation: Invocation, source: string, to: Place): Promise<number> => {
  const local = localPath(invocation, source);
  if (!(await stat(local).catch(() => undefined))) throw new OcError(`${source} doesn't exist in local filesystem`);
  const run = await containerRunner(invocation, to);
  const isFolder = (await run(['test', '-d', to.path], { err: () => undefined })).code === 0;
  const target = posix.normalize(isFolder ? posix.join(to.path, posix.basename(local)) : to.path).replace(/\/$/, '');
  const tar = await packTree(local, { name: posix.basename(target) });
  const keeping = invocation.flags.boolean('no-preserve') ? ['--no-same-permissions', '--no-same-owner'] : [];
  const { code } = await run(['tar', ...keeping, '-xmf', '-', '-C', posix.dirname(target)], { stdin: tar });
  return told(invocation, code);
};

const fromPod = async (invocation: Invocation, from: Place, destination: string): Promise<number> => {
  // As in kubectl, which container it is and what its tar complains of is printed with the rest, and no failure.
  const { stdout: err } = invocation.context;
  const run = await containerRunner({ ...invocation, context: { ...invocation.context, stderr: err } }, from);
  const { stdout } = await run(['tar', 'cf', '-', from.path], { err });
  const top = localPath(invocation, destination);
  const prefix = posix
    .normalize(from.path)
    .replace(/^(\.{0,2}\/)+/, '')
    .replace(/\/$/, '');
  for (const { name, type, linkname, content } of await readLayer(stdout)) {
    if (!name.startsWith(prefix)) throw new OcError('tar contents corrupted');
    const below = name.slice(prefix.length).replace(/^\/+|\/+$/g, '');
    const file = below === '' ? top : resolve(top, below);
    if (file !== top && !file.startsWith(top + sep)) {
      invocation.context.stderr(`warning: file ${JSON.stringify(file)} is outside target destination, skipping\n`);
      continue;
    }
    if (type === 'directory') await mkdir(file, { recursive: true });
    else if (type === 'symlink')
      invocation.context.stderr(`warning: skipping symlink: ${JSON.stringify(file)} -> ${JSON.stringify(linkname)}\n`);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  return 0;
};

const told = ({ context }: Invocation, code: number): number => {
  if (code !== 0) context.stderr(`command terminated with exit code ${code}\n`);
  return code;
};
