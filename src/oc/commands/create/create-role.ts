import { clusterRoleKind, roleKind } from '../../../resources/kinds/kinds.ts';
import { servedKinds } from '../../client/discovery.ts';
import type { Command, Invocation } from '../../command.ts';
import { listFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { rulesOf } from '../../policy/rules-of.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

const ruleFlags = [
  listFlag('verb', 'A verb that the rule allows.'),
  listFlag('resource', 'A resource that the rule is about: resource.group/subresource'),
  listFlag('resource-name', 'A name that the rule is limited to; may be repeated.'),
];

/** `oc create role`. */
export const createRole: Command = {
  usage:
    'NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]',
  flags: [...createFlags, ...ruleFlags],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const wanted = wantedOf(invocation);
    if (wanted.verbs.length === 0) throw new OcError('at least one verb must be specified');
    if (wanted.resources.length === 0) throw new OcError('at least one resource must be specified');
    warnOfVerbs(invocation, wanted.verbs);
    const rules = rulesOf(wanted, await servedKinds(invocation.client));
    await createObject(invocation, roleKind, {
      kind: 'Role',
      apiVersion: 'rbac.authorization.k8s.io/v1',
      metadata: { name, creationTimestamp: null },
      rules,
    });
  },
};

/** `oc create clusterrole`. */
export const createClusterRole: Command = {
  usage: 'NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    ...ruleFlags,
    listFlag('non-resource-url', 'A path on the server that the rule is about.'),
    listFlag('aggregation-rule', 'Labels of the roles that this one gathers: key=value'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const wanted = { ...wantedOf(invocation), urls: flags.list('non-resource-url') };
    const labels = labelsOf(flags.list('aggregation-rule'));
    const role = {
      kind: 'ClusterRole',
      apiVersion: 'rbac.authorization.k8s.io/v1',
      metadata: { name, creationTimestamp: null },
    };
    if (labels.length > 0) {
      if ([wanted.verbs, wanted.resources, wanted.names, wanted.urls].some((list) => list.length > 0))
        throw new OcError(
          'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
        );
      const aggregationRule = { clusterRoleSelectors: [{ matchLabels: Object.fromEntries(labels) }] };
      return await createObject(invocation, clusterRoleKind, { ...role, rules: null, aggregationRule });
    }
    checkClusterRole(wanted);
    if (wanted.resources.length > 0) warnOfVerbs(invocation, wanted.verbs);
    const rules = rulesOf(wanted, await servedKinds(invocation.client));
    await createObject(invocation, clusterRoleKind, { ...role, rules });
  },
};

/** @throws OcError for what is no pair, in the words of a flag that cannot be read */
const labelsOf = (pairs: readonly string[]): [string, string][] =>
  pairs.map((pair) => {
    const [key = '', value, ...more] = pair.split('=');
    if (value === undefined)
      throw new OcError(
        `invalid argument ${JSON.stringify(pairs.join(','))} for "--aggregation-rule" flag: malformed pair, expect string=string\nSee 'oc create clusterrole --help' for usage.`,
      );
    return [key.trim(), [value, ...more].join('=').trim()];
  });

const wantedOf = ({
  flags,
}: Invocation): { verbs: string[]; resources: string[]; names: string[]; urls: string[] } => ({
  verbs: flags.list('verb').includes('*') ? ['*'] : [...new Set(flags.list('verb'))],
  resources: flags.list('resource'),
  names: [...new Set(flags.values('resource-name'))],
  urls: [],
});

const checkClusterRole = ({ verbs, resources, urls }: ReturnType<typeof wantedOf>): void => {
  if (verbs.length === 0) throw new OcError('at least one verb must be specified');
  if (resources.length === 0 && urls.length === 0)
    throw new OcError('one of resource or nonResourceURL must be specified');
  if (urls.length > 0) {
    const known = ['*', 'get', 'put', 'post', 'head', 'delete', 'patch', 'options'];
    const odd = verbs.find((verb) => !known.includes(verb));
    if (odd) throw new OcError(`invalid verb: '${odd}' for nonResourceURL`);
  }
  for (const url of urls) {
    if (url === '*') continue;
    if (!url.startsWith('/')) throw new OcError('nonResourceURL should start with /');
    if (url.slice(0, -1).includes('*'))
      throw new OcError("nonResourceURL only supports wildcard matches when '*' is at the end");
  }
};

/** Verbs that no resource knows may be meant for those of others, and are taken. */
const warnOfVerbs = ({ context }: Invocation, verbs: readonly string[]): void => {
  for (const verb of verbs)
    if (!standardVerbs.includes(verb)) context.stderr(`Warning: '${verb}' is not a standard resource verb\n`);
};

const standardVerbs = [
  ...['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection'],
  ...['use', 'bind', 'escalate', 'impersonate'],
];
