import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../resources/kube-object.ts';
import { objectPatch } from '../apply/object-patch.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { readsFiles } from '../client/manifests.ts';
import { qualifiedName } from '../client/object-name.ts';
import { selectFromFiles } from '../client/select-from-files.ts';
import { selectNamedResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { filenameFlag, kustomizeFlag, recursiveFlag } from '../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { formatJson } from '../output/json.ts';
import { withoutManagedFields } from '../output/print-objects.ts';
import { formatYaml } from '../output/yaml.ts';

/** `oc edit`: objects in the editor of the terminal; what was changed there is sent as a patch. */
export const edit: Command = {
  usage: '(RESOURCE/NAME | -f FILENAME)',
  flags: [
    stringFlag('output', 'Output format. One of: (yaml, json)', { short: 'o' }),
    filenameFlag,
    kustomizeFlag,
    recursiveFlag,
    booleanFlag('output-patch', 'Print the patch of each object that was changed.'),
    booleanFlag('windows-line-endings', 'Lines end as on Windows.'),
    booleanFlag('save-config', 'If true, the object remembers its configuration, as oc apply needs it.'),
    booleanFlag('show-managed-fields', 'If true, the record of who wrote which field is shown too.'),
    stringFlag('subresource', 'Only this part of the object is edited: status.'),
    stringFlag('validate', 'How strictly the server checks fields: strict (or true), warn, ignore (or false).', {
      default: 'ignore',
      implied: 'strict',
    }),
    stringFlag('field-manager', 'Name under which the server records the fields that are set.', {
      default: 'kubectl-edit',
    }),
  ],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectionsOf(invocation), errors);
    throwCollected(errors);
    let changed = 0;
    for (const target of loaded) if (await editOne(invocation, target)) changed += 1;
    if (changed === 0) invocation.context.stderr('Edit cancelled, no changes made.\n');
  },
};

const editOne = async (invocation: Invocation, { kind, namespace, object }: LoadedObject): Promise<boolean> => {
  const { client, context, flags } = invocation;
  if (!context.editText)
    throw new OcError(
      'there is no terminal to edit in: change the object with oc patch, oc set or oc apply, or run oc edit in a terminal',
    );
  const json = flags.string('output') === 'json';
  const shown = flags.boolean('show-managed-fields') ? object : withoutManagedFields(object);
  const text = json ? formatJson(shown) : `${notice}${formatYaml(shown)}`;
  const edited = await parse(await context.editText(text, json ? '.json' : '.yaml'));
  if (edited === undefined || isDeepStrictEqual(edited, JSON.parse(JSON.stringify(shown)))) return false;
  const difference = await objectPatch(client, kind, { original: shown, wanted: edited, current: shown });
  if (difference === undefined) return false;
  const subresource = flags.string('subresource');
  const path = subresource === '' ? object.metadata.name : `${object.metadata.name}/${subresource}`;
  await client.patch(kind, namespace, path, difference.patch, difference.type, {
    fieldManager: flags.string('field-manager'),
  });
  if (flags.boolean('output-patch')) context.stdout(`Patch: ${JSON.stringify(difference.patch)}\n`);
  context.stdout(`${qualifiedName(kind, object.metadata.name)} edited\n`);
  return true;
};

/** What was written; nothing when the file was emptied. */
const parse = async (text: string): Promise<KubeObject | undefined> => {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new OcError(`the edited file is no YAML: ${problem.message}`);
  return (document.toJS() as KubeObject | null) ?? undefined;
};

const selectionsOf = async (invocation: Invocation): ReturnType<typeof selectNamedResources> =>
  readsFiles(invocation.flags)
    ? await selectFromFiles(invocation, 'edit')
    : await selectNamedResources(invocation, invocation.args);

const notice = `# Change the object below and leave the editor. Lines that begin with '#' are ignored; an empty file
# changes nothing.
#
`;
