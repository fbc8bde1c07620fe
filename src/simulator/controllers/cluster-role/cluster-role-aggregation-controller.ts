import type { Role } from '../../../resources/access/role.ts';
import { clusterRoleKind } from '../../../resources/kinds/kinds.ts';
import { aggregatedRules } from '../../apimachinery/aggregated-rules.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';

/**
 * Keeps the rules of cluster roles that consist of others, such as `admin` and `view`, when one of the others changes.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/master/pkg/controller/clusterroleaggregation
 */
export const createClusterRoleAggregationController = (): Controller => ({
  name: 'clusterrole-aggregation-controller',
  watches: [watchParts],
  reconcile: async (name, { client, listers }) => {
    const roles = listers.of<Role>(clusterRoleKind);
    const role = roles.get(undefined, name);
    if (role?.aggregationRule === undefined) return;
    const rules = aggregatedRules(role, roles.list());
    if (!equal(rules, role.rules ?? [])) await client.update(clusterRoleKind, { ...role, rules });
  },
});

const watchParts: WatchedKind<Role> = {
  kind: clusterRoleKind,
  keysOf: (changed, { previous, listers }) => {
    const labels = [changed, previous].flatMap((role) => (isPart(role) ? [role?.metadata.labels ?? {}] : []));
    const others = labels.length === 0 ? [] : listers.of<Role>(clusterRoleKind).list();
    return [...(changed.aggregationRule === undefined ? [] : [changed]), ...others]
      .filter(
        (role) =>
          role === changed ||
          role.aggregationRule?.clusterRoleSelectors?.some((selector) => labels.some(labelSelectorOf(selector))),
      )
      .map(({ metadata }) => metadata.name);
  },
};

/** Whether a role has labels by which others may select it: the one that most have from the start selects nothing. */
const isPart = (role: Role | undefined): boolean =>
  Object.keys(role?.metadata.labels ?? {}).some((label) => label !== 'kubernetes.io/bootstrapping');
