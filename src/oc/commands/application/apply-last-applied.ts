import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import { loadObjects } from '../../client/load-objects.ts';
import { readManifests, readsFiles } from '../../client/manifests.ts';
import { qualifiedName } from '../../client/object-name.ts';
import { selectFilesOrWords } from '../../client/select-from-files.ts';
import { resourcesRequired } from '../../client/select-resources.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  filenameFlag,
  outputFlag,
  recursiveFlag,
  selectorFlag,
} from '../../command-line/shared-flags.ts';
import { editObjects } from '../../edit/edit-objects.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { formatJson } from '../../output/json.ts';
import { lastAppliedText } from '../../output/print-objects.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { formatYaml } from '../../output/yaml.ts';

/** `oc apply view-last-applied`: what the last `oc apply` said of objects. */
export const viewLastApplied: Command = {
  usage: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  flags: [
    stringFlag('output', 'Output format. Must be one of (yaml, json)', { short: 'o', default: 'yaml' }),
    selectorFlag,
    allFlag,
    filenameFlag,
    recursiveFlag,
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    const format = flags.string('output');
    if (!['json', 'yaml'].includes(format))
      throw new OcError(
        `Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json\nSee 'oc apply view-last-applied -h' for help and examples`,
      );
    const errors: unknown[] = [];
    const selections = await selectFilesOrWords(invocation, invocation.args);
    for (const { object } of await loadObjects(invocation, selections, errors)) {
      const record = object.metadata.annotations?.[lastAppliedAnnotation];
      // What was never applied is passed over in silence, as the real one does where no file names it.
      if (record === undefined) continue;
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
  ],
  run: async (invocation) => {
    const { client, context, flags } = invocation;
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectFilesOrWords(invocation, invocation.args), errors);
    throwCollected(errors);
    const recorded = loaded.flatMap((target) => {
      const record = target.object.metadata.annotations?.[lastAppliedAnnotation];
      return record === undefined ? [] : [{ ...target, applied: JSON.parse(record) as KubeObject }];
    });
    if (recorded.length < loaded.length)
      throw new OcError(
        'no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`',
      );
    const edited = await editObjects(
      invocation,
      recorded.map(({ applied }) => applied),
    );
    if (edited === undefined) return context.stderr('Edit cancelled, no changes made.\n');
    for (const { kind, namespace, object } of recorded) {
      const { name } = object.metadata;
      const wanted = edited.find((each) => each.kind === object.kind && each.metadata.name === name);
      if (wanted === undefined) continue;
      const patch = { metadata: { annotations: { [lastAppliedAnnotation]: lastAppliedText(wanted) } } };
      await client.patch(kind, namespace, name, patch, 'merge', { fieldManager: flags.string('field-manager') });
      context.stdout(`${qualifiedName(kind, name)} edited\n`);
    }
  },
};

const notRecorded = (name: string): string => `no last-applied-configuration annotation found on resource: ${name}`;
