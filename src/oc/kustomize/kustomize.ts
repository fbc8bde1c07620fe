import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { formatYaml } from '../output/yaml.ts';
import { buildKustomization } from './build-kustomization.ts';

/** `oc kustomize`: prints what a kustomization describes. */
export const kustomize: Command = {
  usage: 'DIR [flags]',
  flags: [stringFlag('output', 'Write the objects to this file.', { short: 'o' })],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    if (args.length > 1) throw new OcError('specify one path to kustomization.yaml');
    const objects = await builtObjects(invocation, args[0] ?? '.');
    const text = objects.map((object) => formatYaml(object)).join('---\n');
    const file = flags.string('output');
    if (file === '') context.stdout(text);
    else await writeFile(resolve(context.cwd ?? process.cwd(), file), text);
  },
};

/** The objects of a folder, warnings on stderr. @throws OcError for what is no folder */
export const builtObjects = async ({ context }: Invocation, folder: string) => {
  const place = resolve(context.cwd ?? process.cwd(), folder);
  const found = await stat(place).catch((cause: unknown) => {
    const why = `must build at directory: not a valid directory: evalsymlink failure on '${folder}' : lstat ${place}: no such file or directory`;
    throw new OcError(why, { cause });
  });
  if (!found.isDirectory()) throw new OcError(`must build at directory: '${folder}': file is not directory`);
  return await buildKustomization(place, context.stderr);
};
