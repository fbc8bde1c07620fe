import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import { parseSelector } from '../../client/parse-selector.ts';
import type { Command } from '../../command.ts';
import { csvFields } from '../../command-line/csv-fields.ts';
import { listFlag, stringFlag } from '../../command-line/flag.ts';
import { quantityArgument } from '../../command-line/quantity-argument.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { makeObject, printMade } from './create-object.ts';

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
    const given = flags.string('project-label-selector');
    const labels = given === '' ? null : parseSelector(given);
    const annotations = annotationSelector(flags.string('project-annotation-selector'));
    const limits = flags.list('hard').map(limit);
    const quota = {
      kind: 'ClusterResourceQuota',
      apiVersion: 'quota.openshift.io/v1',
      metadata: { name, creationTimestamp: null },
      spec: { selector: { labels, annotations }, quota: limits.length > 0 ? { hard: Object.fromEntries(limits) } : {} },
      status: { total: {}, namespaces: null },
    };
    const made = await makeObject(invocation, clusterResourceQuotaKind, quota, { parameters: false });
    printMade(invocation, clusterResourceQuotaKind, filled(made as ClusterResourceQuota));
  },
};

/** The fields that Go writes although nothing is in them. */
const filled = ({ spec, status, ...quota }: ClusterResourceQuota): ClusterResourceQuota => ({
  ...quota,
  spec: { ...spec, selector: { labels: null, annotations: null, ...spec.selector } },
  status: { total: {}, namespaces: null, ...status },
});

const limit = (pair: string): [string, string] => {
  const [resource, quantity, ...more] = pair.split('=');
  if (resource === undefined || quantity === undefined || more.length > 0)
    throw new OcError(`${pair} must in the form of resource=quantity`);
  return [resource, quantityArgument(quantity)];
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
