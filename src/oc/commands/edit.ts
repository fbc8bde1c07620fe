import type { KubeObject } from '../../resources/kube-object.ts';
import { objectPatch } from '../apply/object-patch.ts';
import { type LoadedObject, loadObjects, partOf } from '../client/load-objects.ts';
import { readsFiles } from '../client/manifests.ts';
import { qualifiedName } from '../client/object-name.ts';
import { selectFromFiles } from '../client/select-from-files.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { fieldManagerFlag, fileFlags, validateFlag } from '../command-line/shared-flags.ts';
import { editObjects } from '../edit/edit-objects.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { withoutManagedFields } from '../output/print-objects.ts';

/** `oc edit`: objects in the editor of the terminal; what was changed there is sent as a patch. */
export const edit: Command = {
  usage: '(RESOURCE/NAME | -f FILENAME)',
  flags: [
    stringFlag('output', 'Output format. One of: (yaml, json)', { short: 'o', formats: ['json', 'yaml'] }),
    ...fileFlags,
    booleanFlag('output-patch', 'Print the patch of each object that was changed.'),
    booleanFlag('windows-line-endings', 'Lines end as on Windows.'),
    booleanFlag('save-config', 'If true, the object remembers its configuration, as oc apply needs it.'),
    stringFlag('subresource', 'Only this part of the object is edited: status.'),
    validateFlag,
    fieldManagerFlag('kubectl-edit'),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectionsOf(invocation), errors);
    throwCollected(errors);
    if (loaded.length === 0) throw new OcError('edit cancelled, no objects found');
    const shown = loaded.map(({ object }) =>
      flags.boolean('show-managed-fields') ? object : withoutManagedFields(object),
    );
    const edited = await editObjects(invocation, shown);
    let changed = 0;
    for (const [index, target] of loaded.entries()) {
      const wanted = edited?.find((each) => isSame(each, target.object));
      const original = shown[index] as KubeObject;
      if (wanted && (await save(invocation, target, original, wanted))) changed += 1;
    }
    if (changed === 0) context.stderr('Edit cancelled, no changes made.\n');
  },
};

const isSame = (one: KubeObject, { kind, metadata: { name, namespace } }: KubeObject): boolean =>
  one.kind === kind && one.metadata?.name === name && one.metadata.namespace === namespace;

const save = async (
  invocation: Invocation,
  { kind, namespace, object }: LoadedObject,
  original: KubeObject,
  wanted: KubeObject,
): Promise<boolean> => {
  const { client, context, flags } = invocation;
  const difference = await objectPatch(client, kind, { original, wanted, current: original });
  if (difference === undefined) return false;
  const path = partOf(invocation, object.metadata.name);
  await client.patch(kind, namespace, path, difference.patch, difference.type, {
    fieldManager: flags.string('field-manager'),
  });
  if (flags.boolean('output-patch')) context.stdout(`Patch: ${JSON.stringify(difference.patch)}\n`);
  context.stdout(`${qualifiedName(kind, object.metadata.name)} edited\n`);
  return true;
};

const selectionsOf = async (invocation: Invocation): ReturnType<typeof selectResources> =>
  readsFiles(invocation.flags) ? await selectFromFiles(invocation) : await selectResources(invocation, invocation.args);
