import { nodeKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { isSameTaint } from '../../../resources/node.ts';
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
import { OcError, throwCollected, usageError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect?: string;
}

interface TaintedNode extends KubeObject {
  spec?: { taints?: Taint[] };
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
    const first = args.findIndex((word) => /[=:]|-$/.test(word));
    const resources = first < 0 ? [...args] : args.slice(0, first);
    const { added, removed } = readTaints(first < 0 ? [] : args.slice(first));
    if (resources.length < 1) throw new OcError('one or more resources must be specified as <resource> <name>');
    if (!['node', 'nodes', 'no'].includes(resources[0]?.split('/')[0] ?? ''))
      throw new OcError(`invalid resource type ${resources[0]}, only node types are supported`);
    if (added.length + removed.length === 0) throw new OcError('at least one taint update is required');
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
  readonly added: readonly Taint[];
  readonly removed: readonly Taint[];
  readonly overwrite: boolean;
}

const taintOne = async (invocation: Invocation, node: TaintedNode, change: Change): Promise<void> => {
  const { client, flags } = invocation;
  const { name } = node.metadata;
  const old = node.spec?.taints ?? [];
  const { added, removed, overwrite } = change;
  for (const taint of added)
    if (!overwrite && old.some((each) => isSameTaint(each, taint)))
      throw new OcError(`node ${name} already has ${taint.key} taint(s) with same effect(s) and --overwrite is false`);
  for (const taint of removed)
    if (!old.some((each) => each.key === taint.key && (!taint.effect || taint.effect === each.effect)))
      throw new OcError(`taint ${JSON.stringify(taint.key + (taint.effect ? `:${taint.effect}` : ''))} not found`);
  const kept = old.filter(
    (each) =>
      !added.some((taint) => isSameTaint(each, taint)) &&
      !removed.some((taint) => each.key === taint.key && (!taint.effect || taint.effect === each.effect)),
  );
  const taints = [...added, ...kept];
  const mode = flags.string('dry-run');
  const patch = { spec: { taints: taints.length > 0 ? taints : null } };
  const result =
    mode === 'client'
      ? node
      : await client.patch<KubeObject>(nodeKind, '', name, patch, 'merge', {
          fieldManager: flags.string('field-manager'),
          ...(mode === 'server' && { dryRun: 'All' }),
        });
  const isChange = removed.length > 0 || added.some((taint) => old.some((each) => isSameTaint(each, taint)));
  const outcome = added.length === 0 ? 'untainted' : isChange ? 'modified' : 'tainted';
  printOutcome(invocation, { kind: nodeKind, object: result, outcome, saysDryRun: mode === 'server' });
};

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const readTaints = (words: readonly string[]): { added: Taint[]; removed: Taint[] } => {
  const [added, removed]: [Taint[], Taint[]] = [[], []];
  for (const word of words) {
    const taint = readTaint(word.replace(/-$/, ''), word);
    (word.endsWith('-') ? removed : added).push(taint);
    if (!word.endsWith('-') && taint.effect === undefined) throw new OcError(`invalid taint spec: ${word}`);
  }
  for (const taint of added)
    if (removed.some((each) => isSameTaint(each, taint)))
      throw new OcError(`can not both modify and remove the following taint(s) in the same command: ${taint.key}`);
  return { added, removed };
};

const readTaint = (text: string, word: string): Taint => {
  const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?(?::(\w*))?$/.exec(text) ?? [];
  if (key === undefined) throw new OcError(`invalid taint spec: ${word}`);
  if (effect !== undefined && !effects.includes(effect))
    throw usageError('oc adm taint', `invalid taint effect: ${effect}, unsupported taint effect`);
  return { key, ...(value && { value }), ...(effect && { effect }) };
};
