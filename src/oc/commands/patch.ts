import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { PatchType } from '../client/client.ts';
import { loadObjects } from '../client/load-objects.ts';
import { readManifests } from '../client/manifests.ts';
import { qualifiedName } from '../client/object-name.ts';
import { selectNamedResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { dryRunFlag, filenameFlag, outputFlag } from '../command-line/shared-flags.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';

/** `oc patch`: changes fields of an object. */
export const patch: Command = {
  usage: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [flags]',
  flags: [
    filenameFlag,
    outputFlag,
    dryRunFlag,
    stringFlag('patch', 'The patch to be applied to the resource JSON file.', { short: 'p' }),
    stringFlag('patch-file', 'A file containing a patch to be applied to the resource.'),
    stringFlag('type', 'The type of patch being provided; one of [json merge strategic]', { default: 'strategic' }),
    stringFlag('subresource', 'If specified, patch will operate on the subresource of the requested object.'),
  ],
  run: async (invocation) => {
    const { args, flags, client, context, namespace } = invocation;
    const type = flags.string('type');
    if (!['json', 'merge', 'strategic'].includes(type))
      throw usageError('oc patch', `--type must be one of [json merge strategic], not ${JSON.stringify(type)}`);
    const body = await readPatch(invocation);
    const selections = flags.has('filename')
      ? (await readManifests(invocation)).map(({ kind, object }) => ({ kind, names: [object.metadata.name] }))
      : await selectNamedResources(invocation, args);
    const errors: unknown[] = [];
    for (const { kind, object } of await loadObjects(invocation, selections, errors)) {
      const path = flags.has('subresource')
        ? `${object.metadata.name}/${flags.string('subresource')}`
        : object.metadata.name;
      const changed = await client.patch<KubeObject>(
        kind,
        object.metadata.namespace ?? namespace,
        path,
        body,
        type as PatchType,
        { fieldManager: 'kubectl-patch' },
      );
      if (flags.has('output'))
        context.stdout(printObjects(flags.string('output'), { objects: [changed], kinds: [kind], single: true }));
      else
        context.stdout(
          `${qualifiedName(kind, object.metadata.name)} patched${isDeepStrictEqual(changed, object) ? ' (no change)' : ''}\n`,
        );
    }
    throwCollected(errors);
  },
};

const readPatch = async ({ flags, context }: Invocation): Promise<unknown> => {
  const file = flags.string('patch-file');
  const text =
    file === '' ? flags.string('patch') : await readFile(resolve(context.cwd ?? process.cwd(), file), 'utf8');
  if (text === '')
    throw usageError('oc patch', 'must specify --patch or --patch-file containing the contents of the patch');
  try {
    return JSON.parse(text);
  } catch {
    const { parseDocument } = await import('yaml');
    const document = parseDocument(text);
    if (document.errors[0])
      throw new OcError(`unable to parse ${JSON.stringify(text)}: yaml: ${document.errors[0].message}`);
    return document.toJS();
  }
};
