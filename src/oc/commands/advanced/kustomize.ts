import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatYaml } from '../../../resources/yaml/format-yaml.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { buildKustomization } from '../../kustomize/build-kustomization.ts';
import { OcError } from '../../oc-error.ts';

/** Whether files may lie outside of the folder of a kustomization. */
const restrictors = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'];

/** What only matters to plug-ins, charts and programs in containers, which there are none of, and to files outside of the folder. */
const otherFlags = [
  booleanFlag('as-current-user', 'Programs in containers run as the current user.'),
  booleanFlag('enable-alpha-plugins', 'Plug-ins may be used.'),
  booleanFlag('enable-helm', 'Charts may be used.'),
  listFlag('env', 'A variable of programs in containers.', { short: 'e' }),
  listFlag('helm-api-versions', 'The API versions that charts are told.'),
  stringFlag('helm-command', 'The program that reads charts.', { default: 'helm' }),
  booleanFlag('helm-debug', 'Charts are read with debug output.'),
  stringFlag('helm-kube-version', 'The version that charts are told.'),
  listFlag('mount', 'What programs in containers see.'),
  booleanFlag('network', 'Programs in containers may use the network.'),
  stringFlag('network-name', 'The network of programs in containers.', { default: 'bridge' }),
  stringFlag('load-restrictor', 'Whether files may lie outside of the folder.', {
    default: restrictors[0] as string,
  }),
];

/** `oc kustomize`: prints what a kustomization describes. */
export const kustomize: Command = {
  usage: 'DIR [flags]',
  flags: [stringFlag('output', 'Write the objects to this file.', { short: 'o' }), ...otherFlags],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    if (args.length > 1) throw new OcError('specify one path to kustomization.yaml');
    const restrictor = flags.string('load-restrictor');
    if (!restrictors.includes(restrictor))
      throw new OcError(`illegal flag value --load-restrictor ${restrictor}; legal values: [${restrictors.join(' ')}]`);
    const objects = await builtObjects(invocation, args[0] ?? '.', restrictor !== restrictors[0]);
    const text = objects.map((object) => formatYaml(object)).join('---\n');
    const file = flags.string('output');
    if (file === '') context.stdout(text);
    else await writeFile(resolve(context.cwd ?? process.cwd(), file), text);
  },
};

/** The objects of a folder, warnings on stderr. @throws OcError for what is no folder */
export const builtObjects = async ({ context }: Invocation, folder: string, anywhere = false) => {
  const place = resolve(context.cwd ?? process.cwd(), folder);
  const found = await stat(place).catch((cause: unknown) => {
    const why = `must build at directory: not a valid directory: evalsymlink failure on '${folder}' : lstat ${place}: no such file or directory`;
    throw new OcError(why, { cause });
  });
  if (!found.isDirectory()) throw new OcError(`must build at directory: '${folder}': file is not directory`);
  return await buildKustomization(place, { warn: context.stderr, anywhere });
};
