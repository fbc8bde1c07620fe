import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { objectPatch } from '../../apply/object-patch.ts';
import { type LoadedObject, loadObjects, partOf } from '../../client/load-objects.ts';
import { readsFiles } from '../../client/manifests.ts';
import { qualifiedName } from '../../client/object-name.ts';
import { selectFromFiles } from '../../client/select-from-files.ts';
import { selectResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { fieldManagerFlag, fileFlags, validateFlag } from '../../command-line/shared-flags.ts';
import { editUntilSaved, type Saving } from '../../edit/edit-until-saved.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { withoutManagedFields } from '../../output/print-objects.ts';

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
    const { context, flags } = invocation;
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectionsOf(invocation), errors);
    throwCollected(errors);
    if (loaded.length === 0) throw new OcError('edit cancelled, no objects found');
    const shown = loaded.map(({ object }) =>
      flags.boolean('show-managed-fields') ? object : withoutManagedFields(object),
    );
    await editUntilSaved(invocation, shown, async (edited) => {
      const reasons: string[] = [];
      let unsaved: Saving['unsaved'];
      for (const [index, target] of loaded.entries()) {
        const wanted = edited.find((each) => isSame(each, target.object));
        if (wanted === undefined) continue;
        await save(invocation, target, shown[index] as KubeObject, wanted).catch((error: unknown) => {
          if (!(error instanceof ApiStatusError)) throw error;
          const named = `${groupResource(target.kind)} ${JSON.stringify(target.object.metadata.name)}`;
          context.stderr(`error: ${named} ${refusal(error)}\n`);
          if (error.status.reason === 'Invalid') reasons.push(reasonOf(named, error));
          else if (unsaved !== 'refused') unsaved = error.status.reason === 'NotFound' ? 'gone' : 'refused';
        });
      }
      return { reasons, unsaved };
    });
  },
};

/** By what nobody can change, so that another name is noticed. */
const isSame = (one: KubeObject, { kind, metadata: { name, namespace, uid } }: KubeObject): boolean =>
  uid === undefined
    ? one.kind === kind && one.metadata?.name === name && one.metadata.namespace === namespace
    : one.metadata?.uid === uid;

const refusal = ({ status, message }: ApiStatusError): string => {
  if (status.reason === 'Invalid') return 'is invalid';
  return status.reason === 'NotFound' ? 'could not be found on the server' : `could not be patched: ${message}`;
};

/** Why an object is to be edited again. */
const reasonOf = (named: string, { status }: ApiStatusError): string => {
  const causes = (status.details?.causes ?? []).map(({ field, message }) => `\n* ${field}: ${message}`);
  return `${named} was not valid${causes.length === 0 ? '' : ':'}${causes.join('')}`;
};

const save = async (
  invocation: Invocation,
  { kind, namespace, object }: LoadedObject,
  original: KubeObject,
  wanted: KubeObject,
): Promise<void> => {
  const { client, context, flags } = invocation;
  if (identity(wanted) !== identity(original))
    throw new OcError('At least one of apiVersion, kind and name was changed');
  const difference = await objectPatch(client, kind, { original, wanted, current: original });
  if (difference === undefined) return context.stdout(`${qualifiedName(kind, object.metadata.name)} skipped\n`);
  const path = partOf(invocation, object.metadata.name);
  await client.patch(kind, namespace, path, difference.patch, difference.type, {
    fieldManager: flags.string('field-manager'),
  });
  if (flags.boolean('output-patch')) context.stdout(`Patch: ${JSON.stringify(difference.patch)}\n`);
  context.stdout(`${qualifiedName(kind, object.metadata.name)} edited\n`);
};

const identity = ({ apiVersion, kind, metadata }: KubeObject): string => `${apiVersion} ${kind} ${metadata.name}`;

const selectionsOf = async (invocation: Invocation): ReturnType<typeof selectResources> =>
  readsFiles(invocation.flags) ? await selectFromFiles(invocation) : await selectResources(invocation, invocation.args);
