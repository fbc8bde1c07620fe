import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Route, RouteTarget } from '../../../resources/networking/route.ts';
import type { LoadedObject } from '../../client/load-objects.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { changeObjects, titleOf } from '../../set/change-objects.ts';
import { namedTargets } from '../../set/named-targets.ts';
import { adjustWeight, parseWeight, type WeightChange } from '../../set/route-weights.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set route-backends`: how a route divides its traffic between services. */
export const setRouteBackends: Command = {
  usage: 'ROUTENAME [--zero|--equal] [--adjust] SERVICE=WEIGHT[%] [...]',
  flags: [
    ...setFlags,
    booleanFlag('adjust', 'Change the weight of one backend, to a weight or by a percentage.'),
    booleanFlag('zero', 'If true, set the weight of all backends to zero.'),
    booleanFlag('equal', 'If true, set the weight of all backends to 100.'),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    const names = args.filter((word) => !word.includes('='));
    const weights = args.filter((word) => word.includes('=')).map(parseWeight);
    checkFlags(invocation, weights);
    const words = names.length === 0 ? ['routes'] : namedTargets(invocation, 'routes', names);
    if (!flags.boolean('zero') && !flags.boolean('equal') && weights.length === 0)
      return context.stdout(listing((await setTargets(invocation, words)).targets));
    await changeObjects(invocation, await setTargets(invocation, words), {
      outcome: 'backends updated',
      failing: 'failed to patch route backends: %s\n',
      change: ({ kind, object }) => {
        if (kind !== routeKind) return false;
        const { spec } = object as Route;
        const [to, ...others] = changedBackends(invocation, backendsOf(object), weights);
        spec.to = to as RouteTarget;
        if (others.length > 0) spec.alternateBackends = others;
        else delete spec.alternateBackends;
        return true;
      },
      unfit: (target) => new OcError(`${titleOf(target)} is not a deployment config or build config`),
    });
  },
};

const backendsOf = (object: KubeObject): RouteTarget[] => {
  const { to, alternateBackends = [] } = (object as Route).spec;
  return [to, ...alternateBackends];
};

const changedBackends = (
  { flags }: Invocation,
  backends: readonly RouteTarget[],
  weights: readonly WeightChange[],
): RouteTarget[] => {
  if (flags.boolean('zero')) return backends.map((backend) => ({ ...backend, weight: 0 }));
  if (flags.boolean('equal')) return backends.map((backend) => ({ ...backend, weight: 100 }));
  if (flags.boolean('adjust')) return adjustWeight(backends, weights[0] as WeightChange);
  return weights.map(({ name, value }) => ({ kind: 'Service', name, weight: value }));
};

const listing = (targets: readonly LoadedObject[]): string => {
  const rows = targets.flatMap((target) => {
    if (target.kind !== routeKind) return [`${titleOf(target)}\t\t<error>\t0\n`];
    const backends = backendsOf(target.object);
    const total = backends.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
    return backends.map(
      ({ kind, name, weight }) => `${titleOf(target)}\t${kind}\t${name}\t${share(weight, total, backends.length)}\n`,
    );
  });
  return alignTabs(`NAME\tKIND\tTO\tWEIGHT\n${rows.join('')}`, { tabWidth: 2, padding: 2 });
};

const share = (weight: number | null | undefined, total: number, count: number): string => {
  if (typeof weight !== 'number') return '';
  return total === 0 || count === 1 ? String(total) : `${weight} (${Math.trunc((weight * 100) / total)}%)`;
};

const checkFlags = ({ flags }: Invocation, weights: readonly WeightChange[]): void => {
  const [adjust, zero, equal] = ['adjust', 'zero', 'equal'].map((name) => flags.boolean(name));
  if (adjust) {
    if (zero) throw new OcError('--adjust and --zero may not be specified together');
    if (equal) throw new OcError('--adjust and --equal may not be specified together');
    if (weights.length !== 1) throw new OcError('only one backend may be specified when adjusting');
    return;
  }
  if (zero && equal) throw new OcError('--zero and --equal may not be specified together');
  if ((zero || equal) && weights.length > 0)
    throw new OcError('arguments may not be provided when --zero or --equal is specified');
  for (const [index, { name, percentage, value }] of weights.entries()) {
    if (weights.findIndex((each) => each.name === name) < index)
      throw new OcError(`backend name ${JSON.stringify(name)} may only be specified once`);
    if (percentage && index > 0 && !weights.slice(0, index).some((each) => each.percentage))
      throw new OcError('all backends must either be percentages or weights');
    if (value < 0) throw new OcError('negative percentages are not allowed');
  }
};
