import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import { clusterResourceQuotaKind } from '../../../resources/platform-kinds.ts';
import type { Command } from '../../command.ts';
import { csvFields } from '../../command-line/csv-fields.ts';
import { listFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';
import { checkedQuantity } from './resource-list.ts';

/** `oc create clusterresourcequota`: what the projects that it chooses may use together. */
export const createClusterQuota: Command = {
  usage: 'NAME --project-label-selector=key=value [--hard=RESOURCE=QUANTITY]...',
  flags: [
    ...createFlags,
    stringFlag('project-label-selector', 'Labels of the projects that share the quota.'),
    stringFlag('project-annotation-selector', 'Annotations of the projects that share the quota.'),
    listFlag('hard', 'What is limited, as RESOURCE=QUANTITY.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const labels = labelSelector(flags.string('project-label-selector'));
    const annotations = annotationSelector(flags.string('project-annotation-selector'));
    const quota = {
      kind: 'ClusterResourceQuota',
      apiVersion: 'quota.openshift.io/v1',
      metadata: { name, creationTimestamp: null },
      spec: { selector: { labels, annotations }, quota: { hard: Object.fromEntries(flags.list('hard').map(limit)) } },
      status: { total: {}, namespaces: null },
    };
    await createObject(invocation, clusterResourceQuotaKind, quota, { parameters: false });
  },
};

const limit = (pair: string): [string, string] => {
  const [resource, quantity, ...more] = pair.split('=');
  if (resource === undefined || quantity === undefined || more.length > 0)
    throw new OcError(`${pair} must in the form of resource=quantity`);
  return [resource, checkedQuantity(quantity)];
};

const annotationSelector = (text: string): Record<string, string> | null => {
  if (text === '') return null;
  return Object.fromEntries(
    csvFields(text).map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 0) throw new OcError(`Malformed annotation selector, expected "key=value": ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
};

/** `a=b,c in (d,e),!f` as an object has it. */
const labelSelector = (text: string): LabelSelectorSpec | null => {
  if (text === '') return null;
  const matchLabels: Record<string, string> = {};
  const matchExpressions: NonNullable<LabelSelectorSpec['matchExpressions']> = [];
  for (const part of text.split(/,(?![^(]*\))/).map((each) => each.trim())) {
    const [, key, operator, value = ''] = /^([^=!\s]+)\s*(==?|!=)\s*([^=!\s]*)$/.exec(part) ?? [];
    if (operator === '!=') throw new OcError('"!=" is not a valid label selector operator');
    if (key !== undefined) matchLabels[key] = value;
    else matchExpressions.push(expression(part));
  }
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  };
};

const expression = (part: string) => {
  const [, key, word, list = ''] = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(part) ?? [];
  if (key !== undefined)
    return {
      key,
      operator: word === 'in' ? 'In' : 'NotIn',
      values: list
        .split(',')
        .map((each) => each.trim())
        .sort(),
    };
  const [, not, existing] = /^(!?)\s*([^=!\s()]+)$/.exec(part) ?? [];
  if (existing !== undefined) return { key: existing, operator: not === '' ? 'Exists' : 'DoesNotExist' };
  const [, , second] = /^([^=!\s]+)==?[^=!\s]*(==?|!=)/.exec(part) ?? [];
  const why =
    second === undefined
      ? `unable to parse requirement: ${part}`
      : `found '${second}', expected: ',' or 'end of string'`;
  throw new OcError(`couldn't parse the selector string "${part}": ${why}`);
};
