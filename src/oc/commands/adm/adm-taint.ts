import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { isSameTaint } from '../../../resources/nodes/node.ts';
import { resolveKind } from '../../client/discovery.ts';
import { loadObjects } from '../../client/load-objects.ts';
import { selectResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  outputFlag,
  selectorFlag,
  validateFlag,
} from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { isMeant, isTaintSpec, readTaints, refuseConflicts, type TaintSpec } from './taint-spec.ts';

interface TaintedNode extends KubeObject {
  spec?: { taints?: TaintSpec[] };
}

/** `oc adm taint`: what pods must tolerate to run on nodes. */
export const admTaint: Command = {
  usage: 'NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  flags: [
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    validateFlag,
    fieldManagerFlag('kubectl-taint'),
    booleanFlag('overwrite', 'If true, taints that a node has already get other values.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const first = args.findIndex(isTaintSpec);
    const [resources, specs] = first < 0 ? [args, []] : [args.slice(0, first), args.slice(first)];
    const late = specs.find((word) => !isTaintSpec(word));
    if (late !== undefined) throw new OcError(`all resources must be specified before taint changes: ${late}`);
    if (resources.length === 0) throw new OcError('one or more resources must be specified as <resource> <name>');
    if (specs.length === 0) throw new OcError('at least one taint update is required');
    const { added, removed } = readTaints(specs);
    const [type = ''] = resources;
    if ((await resolveKind(invocation.client, type.toLowerCase())).plural !== 'nodes')
      throw new OcError(`invalid resource type ${type.toLowerCase()}, only node types are supported`);
    refuseConflicts(added, removed);
    if (flags.boolean('all') && flags.string('selector') !== '')
      throw new OcError("setting 'all' parameter with a non empty selector is prohibited");
    if (!flags.boolean('all') && flags.string('selector') === '' && resources.length < 2)
      throw new OcError("at least one resource name must be specified since 'all' parameter is not set");
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectResources(invocation, resources), errors);
    for (const { object } of loaded)
      await taintOne(invocation, object as TaintedNode, {
        added,
        removed,
        overwrite: flags.boolean('overwrite'),
      }).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

interface Change {
  readonly added: readonly TaintSpec[];
  readonly removed: readonly TaintSpec[];
  readonly overwrite: boolean;
}

const taintOne = async (invocation: Invocation, node: TaintedNode, change: Change): Promise<void> => {
  const { client, flags } = invocation;
  const { name } = node.metadata;
  const old = node.spec?.taints ?? [];
  const { added, removed, overwrite } = change;
  const present = added.filter((taint) => old.some((each) => isSameTaint(each, taint))).map(({ key }) => key);
  if (!overwrite && present.length > 0)
    throw new OcError(`node ${name} already has ${present} taint(s) with same effect(s) and --overwrite is false`);
  const missing = removed.filter((taint) => !old.some((each) => isMeant(taint, each)));
  throwCollected(
    missing.map(
      ({ key, effect }) => new OcError(`taint ${JSON.stringify(effect ? `${key}:${effect}` : key)} not found`),
    ),
  );
  const kept = old.filter(
    (each) => !added.some((taint) => isSameTaint(each, taint)) && !removed.some((taint) => isMeant(taint, each)),
  );
  const taints = [...added, ...kept];
  const mode = flags.string('dry-run');
  const patch = { spec: { taints: taints.length > 0 ? taints : null } };
  const result =
    mode === 'client'
      ? { ...node, spec: { ...node.spec, taints } }
      : await client.patch<KubeObject>(nodeKind, '', name, patch, 'merge', {
          fieldManager: flags.string('field-manager'),
          ...(mode === 'server' && { dryRun: 'All' }),
        });
  const isChange = removed.length > 0 || present.length > 0;
  const outcome = added.length === 0 ? 'untainted' : isChange ? 'modified' : 'tainted';
  printOutcome(invocation, { kind: nodeKind, object: result, outcome, saysDryRun: mode === 'server' });
};
