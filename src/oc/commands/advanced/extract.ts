import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { readManifests, readsFiles } from '../../client/manifests.ts';
import { selectResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { fileFlags } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';

/** `oc extract`: the keys of a secret or a config map as files. */
export const extract: Command = {
  usage: 'RESOURCE/NAME [--to=DIRECTORY] [--keys=KEY ...]',
  flags: [
    ...fileFlags,
    booleanFlag('confirm', 'If true, overwrite files that already exist.'),
    stringFlag('to', "Folder for the files; '-' prints them.", { default: '.' }),
    listFlag('keys', 'Only these keys.'),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    await mustExist(invocation);
    const errors: unknown[] = [];
    const odd = args.find((word) => !word.includes('/'));
    if (odd !== undefined) throw new OcError(`the argument ${JSON.stringify(odd)} must be RESOURCE/NAME`);
    // What a file says is extracted as it stands there; the server is not asked for it.
    const local = readsFiles(flags) ? await readManifests(invocation) : [];
    const named = args.length > 0 || local.length === 0 ? await selectResources(invocation, args) : [];
    let count = 0;
    for (const target of [...local, ...(await loadObjects(invocation, named, errors))]) {
      const contents = contentsOf(target);
      const { group, version, plural } = target.kind;
      const name = `${group}/${version}, Resource=${plural}/${target.object.metadata.name}`;
      if (contents) count += 1;
      else context.stderr(`warning: ${name} does not support extraction\n`);
      errors.push(...(await writeAll(invocation, contents ?? [])));
    }
    throwCollected(errors);
    if (count === 0) throw new OcError('you must specify at least one resource to extract');
  },
};

/** A folder is made only for who insists. @throws OcError when it is missing */
const mustExist = async ({ context, flags }: Invocation): Promise<void> => {
  const folder = flags.string('to');
  if (folder === '-' || flags.boolean('confirm')) return;
  await stat(resolve(context.cwd ?? process.cwd(), folder)).catch((error: unknown) => {
    const text = `use --confirm if you want to create target directory: stat ${folder}: no such file or directory`;
    throw new OcError(text, { cause: error });
  });
};

interface Data extends KubeObject {
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}

const contentsOf = ({
  kind,
  object,
}: {
  kind: ResourceKind;
  object: LoadedObject['object'];
}): [string, Buffer][] | undefined => {
  const { data = {}, binaryData = {} } = object as Data;
  const decoded = (map: Record<string, string>, encoding: 'base64' | 'utf8'): [string, Buffer][] =>
    Object.entries(map).map(([key, value]) => [key, Buffer.from(value, encoding)]);
  if (kind === secretKind) return decoded(data, 'base64');
  if (kind === configMapKind) return [...decoded(data, 'utf8'), ...decoded(binaryData, 'base64')];
  return undefined;
};

/** Writes what it can, and says of which keys it could not. */
const writeAll = async ({ context, flags }: Invocation, contents: readonly [string, Buffer][]): Promise<OcError[]> => {
  const errors: OcError[] = [];
  const keys = flags.list('keys');
  const folder = flags.string('to');
  for (const [key, value] of contents) {
    if (keys.length > 0 && !keys.includes(key)) continue;
    if (folder === '-') {
      const text = value.toString('utf8');
      context.stderr(`# ${key}\n`);
      context.stdout(text.endsWith('\n') ? text : `${text}\n`);
      continue;
    }
    const target = join(folder, key);
    const path = resolve(context.cwd ?? process.cwd(), target);
    await mkdir(resolve(context.cwd ?? process.cwd(), folder), { recursive: true });
    await writeFile(path, value, { flag: flags.boolean('confirm') ? 'w' : 'wx', mode: 0o600 }).then(
      () => context.stdout(`${target}\n`),
      (cause: Error) => {
        const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST';
        const reason = exists ? 'file exists, pass --confirm to overwrite' : cause.message;
        errors.push(new OcError(`error: ${key}: ${reason}`, { cause }));
      },
    );
  }
  return errors;
};
