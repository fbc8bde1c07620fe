import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { goYaml } from '../../../resources/yaml/go-yaml.ts';
import type { PatchType } from '../../client/client.ts';
import { type LoadedObject, loadObjects, partOf } from '../../client/load-objects.ts';
import { localObjects, refuseServerDryRun } from '../../client/local-objects.ts';
import { shownKind } from '../../client/object-name.ts';
import { selectFilesOrWords } from '../../client/select-from-files.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { recordAfterwards, recordFlag } from '../../command-line/record.ts';
import { dryRunFlag, fieldManagerFlag, fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { applyOverrides } from '../../run/apply-overrides.ts';

/** `oc patch`: changes fields of an object. */
export const patch: Command = {
  usage: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  flags: [
    recordFlag,
    ...fileFlags,
    outputFlag,
    dryRunFlag,
    booleanFlag('local', 'If true, nothing is sent to the server; the objects of -f are changed and printed.'),
    fieldManagerFlag('kubectl-patch'),
    stringFlag('patch', 'The patch, as JSON or YAML.', { short: 'p' }),
    stringFlag('patch-file', 'A file with the patch.'),
    stringFlag('type', 'What kind of patch it is: json, merge or strategic.', { default: 'strategic' }),
    stringFlag('subresource', 'Only this part of the object is patched: status or scale.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const type = flags.string('type');
    if (!['json', 'merge', 'strategic'].includes(type))
      throw new OcError(`--type must be one of [json merge strategic], not ${JSON.stringify(type)}`);
    if (flags.has('patch') && flags.has('patch-file'))
      throw new OcError('cannot specify --patch and --patch-file together');
    if (flags.boolean('local') && args.length > 0) throw new OcError('cannot specify --local and server resources');
    refuseServerDryRun(invocation);
    const body = await readPatch(invocation);
    if (flags.boolean('local')) return await patchLocally(invocation, body);
    const errors: unknown[] = [];
    const selections = await selectFilesOrWords(invocation, args, 'patch', errors);
    for (const target of await loadObjects(invocation, selections, errors))
      await patchOne(invocation, target, body).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

const patchOne = async (invocation: Invocation, { kind, object }: LoadedObject, body: unknown): Promise<void> => {
  const { client, flags, namespace } = invocation;
  const mode = flags.string('dry-run');
  if (mode === 'client') return await patchHere(invocation, { kind, object }, body);
  const place = object.metadata.namespace ?? namespace;
  const query = { fieldManager: flags.string('field-manager'), ...(mode === 'server' && { dryRun: 'All' }) };
  const changed = await client.patch<KubeObject>(
    kind,
    place,
    partOf(invocation, object.metadata.name),
    body,
    flags.string('type') as PatchType,
    query,
  );
  const same = isDeepStrictEqual(changed, object);
  const shown = shownKind(kind, flags.string('subresource'));
  const told = await recordAfterwards(client, flags, { kind, namespace: place, object: changed }, query);
  const outcome = `patched${same ? ' (no change)' : ''}`;
  printOutcome(invocation, { kind: shown, object: told, outcome, saysDryRun: false });
};

/** `--local`: the objects of the files as the patch makes them. */
const patchLocally = async (invocation: Invocation, body: unknown): Promise<void> => {
  const loaded = await localObjects(invocation);
  if (loaded.length === 0) throw new OcError('no objects passed to patch');
  for (const target of loaded) await patchHere(invocation, target, body);
};

/** What a patch makes of an object, without a word to the server. */
const patchHere = async (
  invocation: Invocation,
  { kind, object }: Pick<LoadedObject, 'kind' | 'object'>,
  body: unknown,
): Promise<void> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const changed = (await applyOverrides(object, text, invocation.flags.string('type'))) as KubeObject;
  const outcome = `patched${isDeepStrictEqual(changed, object) ? ' (no change)' : ''}`;
  printOutcome(invocation, { kind, object: changed, outcome, saysDryRun: false });
};

const readPatch = async ({ flags, context }: Invocation): Promise<unknown> => {
  const file = flags.string('patch-file');
  const text =
    file === ''
      ? flags.string('patch')
      : await readFile(resolve(context.cwd ?? process.cwd(), file), 'utf8').catch((cause: unknown) => {
          throw new OcError(`unable to read patch file: open ${file}: no such file or directory`, { cause });
        });
  if (text === '') throw new OcError('must specify --patch or --patch-file containing the contents of the patch');
  try {
    return parseExactJson(text);
  } catch {
    // What begins like JSON is sent as it is: the server says what is wrong with it.
    if (/^\s*[[{]/.test(text)) return text;
    const { parseDocument } = await import('yaml');
    const document = parseDocument(text, goYaml);
    if (document.errors[0])
      throw new OcError(`unable to parse ${JSON.stringify(text)}: yaml: ${document.errors[0].message}`);
    const value: unknown = document.toJS();
    return typeof value === 'string' ? JSON.stringify(value) : value;
  }
};
