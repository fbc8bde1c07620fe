import { isDeepStrictEqual } from 'node:util';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import { formatYaml } from '../../../resources/yaml/format-yaml.ts';
import { loadObjects } from '../../client/load-objects.ts';
import { readManifests, readsFiles } from '../../client/manifests.ts';
import { selectFromFiles } from '../../client/select-from-files.ts';
import {
  resourcesRequired,
  type Selection,
  selectNamedResources,
  selectResources,
} from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { recorded, recordFlag } from '../../command-line/record.ts';
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  fileFlags,
  filenameFlag,
  outputFlag,
  recursiveFlag,
  selectorFlag,
} from '../../command-line/shared-flags.ts';
import { editUntilSaved } from '../../edit/edit-until-saved.ts';
import { originalOf } from '../../edit/original-of.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { formatJson } from '../../output/json.ts';
import { lastAppliedText } from '../../output/print-objects.ts';
import { printOutcome } from '../../output/print-outcome.ts';

/** `oc apply view-last-applied`: what the last `oc apply` said of objects. */
export const viewLastApplied: Command = {
  usage: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  flags: [
    stringFlag('output', 'Output format. Must be one of (yaml, json)', { short: 'o', default: 'yaml' }),
    selectorFlag,
    allFlag,
    ...fileFlags,
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    const format = flags.string('output');
    const errors: unknown[] = [];
    const files = readsFiles(flags) ? await readManifests(invocation, undefined, errors) : [];
    const selections = readsFiles(flags)
      ? files.map(({ kind, object }) => ({ kind, names: [object.metadata.name] }))
      : await selectNamedResources(invocation, invocation.args);
    const loaded = await loadObjects(invocation, selections, errors);
    if (errors.length === 0 && !['json', 'yaml'].includes(format))
      throw new OcError(
        `Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json\nSee 'oc apply view-last-applied -h' for help and examples`,
      );
    for (const { object } of loaded) {
      const { name } = object.metadata;
      const source = files.find((file) => file.object.metadata.name === name)?.source;
      const record = object.metadata.annotations?.[lastAppliedAnnotation];
      if (record === undefined) {
        // What was never applied is passed over in silence where no file names it.
        if (source !== undefined)
          errors.push(new OcError(`error when ${notRecorded(name)}\n ${JSON.stringify(source)}: <nil>`));
        continue;
      }
      const applied: unknown = JSON.parse(record);
      context.stdout(
        format === 'json'
          ? formatJson(applied).replaceAll(/^( {4})+/gm, (indent) => indent.slice(indent.length / 2))
          : formatYaml(applied),
      );
    }
    throwCollected(errors);
  },
};

/** `oc apply set-last-applied`: records a file as what was applied last, and changes nothing else. */
export const setLastApplied: Command = {
  usage: '-f FILENAME',
  flags: [
    filenameFlag,
    outputFlag,
    dryRunFlag,
    booleanFlag('create-annotation', 'Also record it on objects that have no such record.'),
  ],
  run: async (invocation) => {
    const { client, context, flags } = invocation;
    if (!readsFiles(flags)) throw resourcesRequired();
    for (const { kind, object } of await readManifests(invocation)) {
      const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
      const found = await client.get(kind, namespace, object.metadata.name);
      if (found.metadata.annotations?.[lastAppliedAnnotation] === undefined && !flags.boolean('create-annotation'))
        throw new OcError(
          `${notRecorded(object.metadata.name)}, to create the annotation, run the command with --create-annotation`,
        );
      const placed = namespace === '' ? object : { ...object, metadata: { ...object.metadata, namespace } };
      const text = lastAppliedText(placed);
      if (found.metadata.annotations?.[lastAppliedAnnotation] === text) {
        context.stdout(`set-last-applied ${object.metadata.name}: no changes required.\n`);
        continue;
      }
      const changed =
        flags.string('dry-run') === 'client'
          ? found
          : await client.patch<typeof found>(
              kind,
              namespace,
              object.metadata.name,
              { metadata: { annotations: { [lastAppliedAnnotation]: text } } },
              'merge',
              flags.string('dry-run') === 'server' ? { dryRun: 'All' } : {},
            );
      printOutcome(invocation, { kind, object: changed, outcome: 'configured', isSeries: true });
    }
  },
};

/** `oc apply edit-last-applied`: what the last `oc apply` said of objects, in the editor of the user. */
export const editLastApplied: Command = {
  usage: '(RESOURCE/NAME | -f FILENAME)',
  flags: [
    outputFlag,
    filenameFlag,
    recursiveFlag,
    booleanFlag('windows-line-endings', 'Lines end as on Windows.'),
    fieldManagerFlag('kubectl-client-side-apply'),
    recordFlag,
  ],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectEdited(invocation), errors);
    throwCollected(errors);
    const applied = loaded.flatMap((target) => {
      const record = target.object.metadata.annotations?.[lastAppliedAnnotation];
      return record === undefined ? [] : [{ ...target, object: JSON.parse(record) as KubeObject }];
    });
    if (applied.length === 0)
      throw new OcError(
        'no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`',
      );
    await editUntilSaved(
      invocation,
      applied,
      async (edited) => {
        for (const { kind, object: typed } of edited) {
          const object = recorded(invocation.flags, typed);
          const isChanged = !isDeepStrictEqual(object, originalOf(applied, object).object);
          if (isChanged) await keepRecord(invocation, kind, object);
          printOutcome(invocation, { kind, object, outcome: isChanged ? 'edited' : 'skipped' });
        }
        return { reasons: [] };
      },
      task,
    );
  },
};

/** Of a kind alone all objects are meant. */
const selectEdited = (invocation: Invocation): Promise<Selection[]> =>
  readsFiles(invocation.flags) ? selectFromFiles(invocation) : selectResources(invocation, invocation.args);

const task = [
  "Please edit the 'last-applied-configuration' annotations below.",
  "Lines beginning with a '#' will be ignored, and an empty file will abort the edit.",
].join('\n');

const keepRecord = async (
  { client, flags, namespace }: Invocation,
  kind: ResourceKind,
  object: KubeObject,
): Promise<void> => {
  const patch = { metadata: { annotations: { [lastAppliedAnnotation]: lastAppliedText(object) } } };
  await client.patch(kind, kind.namespaced ? namespace : '', object.metadata.name, patch, 'merge', {
    fieldManager: flags.string('field-manager'),
  });
};

const notRecorded = (name: string): string => `no last-applied-configuration annotation found on resource: ${name}`;
