import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { objectPatch } from '../../apply/object-patch.ts';
import { type LoadedObject, loadObjects, partOf } from '../../client/load-objects.ts';
import { type Manifest, readsFilesAlone } from '../../client/manifests.ts';
import { selectFromFiles } from '../../client/select-from-files.ts';
import { selectResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { recorded, recordFlag } from '../../command-line/record.ts';
import { fieldManagerFlag, fileFlags, validateFlag } from '../../command-line/shared-flags.ts';
import { editUntilSaved, type Saving } from '../../edit/edit-until-saved.ts';
import { originalOf } from '../../edit/original-of.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { compactJson } from '../../output/json.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { withLastApplied } from '../apply-record.ts';
import { validationOf } from '../create/create-object.ts';

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
    recordFlag,
  ],
  run: async (invocation) => {
    const { context } = invocation;
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectionsOf(invocation), errors);
    throwCollected(errors);
    if (loaded.length === 0) throw new OcError('edit cancelled, no objects found');
    await editUntilSaved(invocation, loaded, async (edited) => {
      const reasons: string[] = [];
      let unsaved: Saving['unsaved'];
      for (const manifest of edited)
        await save(invocation, loaded, manifest).catch((error: unknown) => {
          if (!(error instanceof ApiStatusError)) throw error;
          const named = `${groupResource(manifest.kind)} ${JSON.stringify(manifest.object.metadata.name)}`;
          context.stderr(`error: ${named} ${refusal(error)}\n`);
          if (error.status.reason === 'Invalid') reasons.push(reasonOf(named, error));
          else if (unsaved !== 'refused') unsaved = error.status.reason === 'NotFound' ? 'gone' : 'refused';
        });
      return { reasons, unsaved };
    });
  },
};

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
  loaded: readonly LoadedObject[],
  { kind, object: edited }: Manifest,
): Promise<void> => {
  const { client, context, flags } = invocation;
  const { namespace, object: original } = originalOf(loaded, edited);
  const complete = withManagedFields(edited, original);
  const kept = flags.boolean('save-config') ? withLastApplied(complete, namespace) : complete;
  const wanted = recorded(flags, kept);
  const difference = await objectPatch(client, kind, { original, wanted, current: original });
  if (difference === undefined) return printOutcome(invocation, { kind, object: edited, outcome: 'skipped' });
  if (identity(edited) !== identity(original))
    throw new OcError('At least one of apiVersion, kind and name was changed');
  if (flags.boolean('output-patch')) context.stdout(`Patch: ${compactJson(difference.patch)}\n`);
  const path = partOf(invocation, original.metadata.name);
  const patched = await client.patch<KubeObject>(kind, namespace, path, difference.patch, difference.type, {
    fieldManager: flags.string('field-manager'),
    fieldValidation: validationOf(flags.string('validate')),
  });
  printOutcome(invocation, { kind, object: patched, outcome: 'edited' });
};

/** Who wrote what is not shown in the editor, and does not change there. */
const withManagedFields = (edited: KubeObject, { metadata: { managedFields } }: KubeObject): KubeObject =>
  managedFields === undefined ? edited : { ...edited, metadata: { ...edited.metadata, managedFields } };

const identity = ({ apiVersion, kind, metadata }: KubeObject): string => `${apiVersion} ${kind} ${metadata.name}`;

const selectionsOf = async (invocation: Invocation): ReturnType<typeof selectResources> =>
  (await readsFilesAlone(invocation))
    ? await selectFromFiles(invocation)
    : await selectResources(invocation, invocation.args);
