import type { KubeObject } from '../../../resources/kube-object.ts';
import { inNamespace, requireNamespace } from '../../client/in-namespace.ts';
import { fromSource, type Manifest, readsFiles, visitManifests } from '../../client/manifests.ts';
import { matchesSelector } from '../../client/matches-selector.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, type Flag, stringFlag } from '../../command-line/flag.ts';
import { recorded, recordFlag } from '../../command-line/record.ts';
import {
  dryRunFlag,
  fieldManagerFlag,
  fileFlags,
  outputFlag,
  selectorFlag,
  validateFlag,
} from '../../command-line/shared-flags.ts';
import { editUntilSaved } from '../../edit/edit-until-saved.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { withLastApplied } from '../apply-record.ts';
import { sendRaw } from '../send-raw.ts';
import { standardQuery } from './create-object.ts';

/** Flags that every `oc create …` has. */
export const createFlags: readonly Flag[] = [
  outputFlag,
  dryRunFlag,
  validateFlag,
  fieldManagerFlag('kubectl-create'),
  booleanFlag('save-config', 'If true, the object remembers its configuration, as oc apply needs it.'),
];

/** `oc create -f`: creates objects as files describe them. */
export const create: Command = {
  usage: '-f FILENAME',
  flags: [
    ...createFlags,
    ...fileFlags,
    selectorFlag,
    recordFlag,
    booleanFlag('edit', 'Edit the objects in KUBE_EDITOR or EDITOR before they are created.'),
    booleanFlag('windows-line-endings', 'Only with --edit: lines end as on Windows.'),
    stringFlag('raw', 'Path on the server to which the file is sent as it is.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    if (args.length > 0) throw usageError('oc create', `Unexpected args: [${args.join(' ')}]`);
    if (flags.has('raw')) return await createRaw(invocation);
    const make = flags.boolean('edit') ? createEdited : createManifest;
    let count = 0;
    await visitManifests(invocation, 'create', async (manifest) => {
      if (!matchesSelector(manifest.object, flags.string('selector'))) return;
      count += 1;
      await make(invocation, manifest);
    });
    if (count === 0) throw new OcError('no objects passed to create');
  },
};

const createRaw = async (invocation: Invocation): Promise<void> => {
  const { flags } = invocation;
  if (!readsFiles(flags)) throw new OcError('must specify one of -f and -k');
  if (flags.boolean('edit')) throw new OcError('--raw and --edit are mutually exclusive');
  await sendRaw(invocation, 'POST');
};

const createEdited = async (invocation: Invocation, manifest: Manifest): Promise<void> => {
  const shown = inNamespace(manifest, manifest.kind.namespaced ? namespaceOf(invocation, manifest) : '');
  await editUntilSaved(invocation, [{ kind: manifest.kind, object: shown }], async (edited) => {
    for (const { kind, object } of edited) await createAsEdited(invocation, kind, object);
    return { reasons: [] };
  });
};

/** What was edited is created in a dry run, too, as by the real one. */
const createAsEdited = async (invocation: Invocation, kind: Manifest['kind'], object: KubeObject): Promise<void> => {
  const { client, flags } = invocation;
  const target = kind.namespaced ? namespaceOf(invocation, { object }) : '';
  const placed = inNamespace({ kind, object }, target);
  const sent = flags.boolean('save-config') ? withLastApplied(placed, target) : placed;
  const created = await client.create<KubeObject>(kind, target, sent, standardQuery(invocation));
  printOutcome(invocation, { kind, object: created, outcome: 'created', saysDryRun: false });
};

/** @throws OcError when the object names another namespace than the command */
const namespaceOf = ({ flags, namespace }: Invocation, { object }: Pick<Manifest, 'object'>): string => {
  if (flags.has('namespace')) requireNamespace(object, namespace);
  return object.metadata.namespace ?? namespace;
};

const createManifest = async (invocation: Invocation, { kind, object, source }: Manifest): Promise<void> => {
  const { client, flags } = invocation;
  const target = kind.namespaced ? namespaceOf(invocation, { object }) : '';
  const placed = inNamespace({ kind, object }, target);
  const sent = recorded(flags, flags.boolean('save-config') ? withLastApplied(placed, target) : placed);
  const mode = flags.string('dry-run');
  const created =
    mode === 'client'
      ? sent
      : await client
          .create<KubeObject>(kind, target, sent, {
            ...standardQuery(invocation),
            ...(mode === 'server' && { dryRun: 'All' }),
          })
          .catch(fromSource('creating', source));
  printOutcome(invocation, { kind, object: created, outcome: 'created', isSeries: true });
};
/** The one name that a `create` command takes. */
export const requiredName = ({ args, path, dash }: Invocation): string => {
  const names = dash < 0 ? args : args.slice(0, dash);
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw usageError(path, `exactly one NAME is required, got ${names.length}`);
  return name;
};
